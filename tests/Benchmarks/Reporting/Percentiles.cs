namespace Benchmarks.Reporting;

/// <summary>Order statistics of a few samples (nearest rank).</summary>
internal static class Percentiles
{
    public static double Of(IEnumerable<double> samples, double fraction)
    {
        double[] sorted = [.. samples.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(fraction * sorted.Length) - 1)];
    }

    public static double Median(IEnumerable<double> samples) => Of(samples, 0.5);
}
