using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Table;

/// <summary>What the runs of a group have in one column.</summary>
/// <param name="Count">How many have a finite number.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The greatest.</param>
/// <param name="Deviation">Their standard deviation (n − 1); NaN for fewer than two.</param>
/// <param name="Common">The value that all of them have; missing when they differ.</param>
public readonly record struct ColumnStatistics(int Count, double Mean, double Min, double Max, double Deviation, TrialValue Common)
{
    /// <remarks>Welford's method: exact for values that differ little.</remarks>
    public static ColumnStatistics Of(IEnumerable<TrialValue> values)
    {
        var (count, mean, squares, min, max) = (0, 0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        var (common, isFirst) = (TrialValue.Missing, true);
        foreach (var value in values)
        {
            common = isFirst || common.Equals(value) ? value : TrialValue.Missing;
            isFirst = false;
            if (value.IsNumber && double.IsFinite(value.Number))
            {
                count++;
                var distance = value.Number - mean;
                mean += distance / count;
                squares += distance * (value.Number - mean);
                (min, max) = (Math.Min(min, value.Number), Math.Max(max, value.Number));
            }
        }

        return new ColumnStatistics(count, mean, min, max, count > 1 ? Math.Sqrt(squares / (count - 1)) : double.NaN, common);
    }
}
