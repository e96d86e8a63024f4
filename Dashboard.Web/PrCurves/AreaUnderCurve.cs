namespace Dashboard.Web.PrCurves;

/// <summary>How much lies under a precision-recall curve, whose points are in order of falling recall.</summary>
internal static class AreaUnderCurve
{
    /// <summary>The area under straight lines from point to point, as drawn: nothing is added below the least recall.</summary>
    public static double Trapezoids(ReadOnlySpan<double> recall, ReadOnlySpan<double> precision)
    {
        var sum = 0.0;
        for (var i = 1; i < recall.Length; i++)
        {
            sum += (recall[i - 1] - recall[i]) * (precision[i - 1] + precision[i]) / 2;
        }

        return sum;
    }

    /// <summary>Average precision: every gain of recall, from none on, times the precision there; without interpolation, as scikit-learn's average_precision_score.</summary>
    public static double AveragePrecision(ReadOnlySpan<double> recall, ReadOnlySpan<double> precision)
    {
        var sum = 0.0;
        for (var i = 0; i < recall.Length; i++)
        {
            sum += (recall[i] - (i + 1 < recall.Length ? recall[i + 1] : 0)) * precision[i];
        }

        return sum;
    }
}
