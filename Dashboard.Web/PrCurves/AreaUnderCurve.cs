using EventFormat.Summaries;

namespace Dashboard.Web.PrCurves;

/// <summary>How much lies under a precision-recall curve.</summary>
/// <remarks>Both areas run over the recalls that the curve's thresholds reach: nothing is added at either end.</remarks>
internal static class AreaUnderCurve
{
    /// <summary>The area under straight lines from point to point, as drawn.</summary>
    public static double Trapezoids(PrCurveValue curve) => Sum(curve, (before, after) => (before + after) / 2);

    /// <summary>Average precision: every gain of recall times the precision there, without interpolation (as scikit-learn's average_precision_score).</summary>
    public static double AveragePrecision(PrCurveValue curve) => Sum(curve, (before, _) => before);

    // Thresholds ascend, so recall falls from one point to the next.
    private static double Sum(PrCurveValue curve, Func<double, double, double> height)
    {
        var (recall, precision) = (curve.Recall, curve.Precision);
        var sum = 0.0;
        for (var i = 1; i < recall.Count; i++)
        {
            sum += (recall[i - 1] - recall[i]) * height(precision[i - 1], precision[i]);
        }

        return sum;
    }
}
