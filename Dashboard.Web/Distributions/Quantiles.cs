using EventFormat.Summaries;

namespace Dashboard.Web.Distributions;

/// <summary>The values below which given parts of a histogram lie, as TensorBoard's distributions have them.</summary>
internal static class Quantiles
{
    /// <summary>The parts, in ten-thousandths: those of a normal distribution at −1.5, −1, −0.5, 0, 0.5, 1 and 1.5 standard deviations, and both ends.</summary>
    public static ReadOnlySpan<int> BasisPoints => [0, 668, 1587, 3085, 5000, 6915, 8413, 9332, 10000];

    /// <summary>Fills <paramref name="values"/>, one for each of <see cref="BasisPoints"/>: linear within a bucket; 0 for a histogram without buckets.</summary>
    public static void Of(HistogramValue histogram, Span<double> values)
    {
        var buckets = histogram.Count.Count;
        if (buckets == 0)
        {
            values.Clear();
            return;
        }

        double whole = BasisPoints[^1];
        var (least, greatest) = (histogram.Left[0], histogram.Right[buckets - 1]);
        var total = 0.0;
        for (var i = 0; i < buckets; i++)
        {
            total += histogram.Count[i];
        }

        total = total == 0 ? 1 : total;
        var (bucket, before, upTo) = (0, 0.0, histogram.Count[0] * whole / total);
        for (var point = 0; point < values.Length; point++)
        {
            // The first bucket that reaches beyond the point.
            while (bucket < buckets && !(upTo > BasisPoints[point]))
            {
                bucket++;
                before = upTo;
                upTo += bucket < buckets ? histogram.Count[bucket] * whole / total : 0;
            }

            if (bucket == buckets)
            {
                values[point] = greatest;
                continue;
            }

            var low = bucket == 0 || before == 0 ? least : Math.Max(histogram.Right[bucket - 1], least);
            var high = Math.Min(histogram.Right[bucket], greatest);
            values[point] = low + ((BasisPoints[point] - before) * (high - low) / (upTo - before));
        }
    }
}
