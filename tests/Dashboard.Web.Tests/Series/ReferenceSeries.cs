using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

/// <summary>A series as plain lists, valid points by the rule itself: the oracle of the property tests.</summary>
internal sealed class ReferenceSeries
{
    private readonly SortedDictionary<string, List<SeriesPoint>> _files = new(StringComparer.Ordinal);

    /// <summary>Every point in the order (file name, offset).</summary>
    public List<SeriesPoint> All => [.. _files.Values.SelectMany(points => points)];

    public List<SeriesPoint> Valid => Split().Valid;

    public List<SeriesPoint> Superseded => Split().Superseded;

    public void Append(string file, SeriesPoint point)
    {
        if (!_files.TryGetValue(file, out List<SeriesPoint>? points))
        {
            _files.Add(file, points = []);
        }

        points.Add(point);
    }

    public void Remove(string file) => _files.Remove(file);

    /// <summary>TensorBoard's classicSmoothing, line by line.</summary>
    public static double[] Smooth(IReadOnlyList<double> values, double weight)
    {
        weight = double.IsFinite(weight) ? Math.Clamp(weight, 0, 1) : 0;
        if (values.All(value => value == values[0]))
        {
            return [.. values];
        }

        double last = 0;
        int count = 0;
        var smoothed = new double[values.Count];
        for (int i = 0; i < smoothed.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                smoothed[i] = values[i];
                continue;
            }

            last = (last * weight) + ((1 - weight) * values[i]);
            count++;
            smoothed[i] = last / (weight == 1 ? 1 : 1 - Math.Pow(weight, count));
        }

        return smoothed;
    }

    /// <summary>The weighted mean of the finite points around each, as its definition says.</summary>
    public static double[] SmoothWindow(IReadOnlyList<double> values, SmoothingRule rule)
    {
        if (values.All(value => value == values[0]))
        {
            return [.. values];
        }

        double[] finite = [.. values.Where(double.IsFinite)];
        var smoothed = new double[values.Count];
        int at = 0;
        for (int i = 0; i < smoothed.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                smoothed[i] = values[i];
                continue;
            }

            (double sum, double weights) = (0, 0);
            for (int j = Math.Max(0, at - rule.Reach); j <= Math.Min(finite.Length - 1, at + rule.Reach); j++)
            {
                double weight = rule.Method == SmoothingMethod.Gaussian ? Math.Exp(-Math.Pow((j - at) / rule.Strength, 2) / 2) : 1;
                (sum, weights) = (sum + (weight * finite[j]), weights + weight);
            }

            smoothed[i] = sum / weights;
            at++;
        }

        return smoothed;
    }

    /// <summary>The mean of all points so far with weights that halve with every so many steps, as its definition says.</summary>
    public static double[] SmoothByHalfLife(IReadOnlyList<SeriesPoint> points, double halfLife)
    {
        if (points.All(point => point.Value == points[0].Value))
        {
            return [.. points.Select(point => point.Value)];
        }

        var smoothed = new double[points.Count];
        for (int i = 0; i < smoothed.Length; i++)
        {
            (double sum, double weights) = (0, 0);
            for (int j = i; j >= 0 && double.IsFinite(points[i].Value); j--)
            {
                double weight = Math.Pow(2, -(points[i].Step - points[j].Step) / halfLife);
                (sum, weights) = double.IsFinite(points[j].Value) ? (sum + (weight * points[j].Value), weights + weight) : (sum, weights);
            }

            smoothed[i] = double.IsFinite(points[i].Value) ? sum / weights : points[i].Value;
        }

        return smoothed;
    }

    private (List<SeriesPoint> Valid, List<SeriesPoint> Superseded) Split()
    {
        List<SeriesPoint> all = All;
        var valid = new List<SeriesPoint>();
        var superseded = new List<SeriesPoint>();
        Int128 lowest = Int128.MaxValue;
        for (int i = all.Count - 1; i >= 0; i--)
        {
            (all[i].Step < lowest ? valid : superseded).Add(all[i]);
            lowest = Int128.Min(lowest, all[i].Step);
        }

        valid.Reverse();
        superseded.Reverse();
        return (valid, superseded);
    }
}
