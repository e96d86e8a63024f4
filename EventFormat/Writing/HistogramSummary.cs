using System.Numerics;
using EventFormat.Protos;

namespace EventFormat.Writing;

/// <summary>Makes histogram messages; buckets are those PyTorch's writer makes, trimmed to the ones that hold something.</summary>
internal static class HistogramSummary
{
    /// <summary>Counts values into TensorFlow's buckets; null when none is finite.</summary>
    public static HistogramProto? OfValues<T>(ReadOnlySpan<T> values, out long nonFinite)
        where T : unmanaged, INumberBase<T>
    {
        var statistics = new ValueStatistics();
        Span<int> counters = stackalloc int[TensorFlowBuckets.Counters];
        counters.Clear();
        var blocks = new FiniteBlocks<T>(values, stackalloc double[FiniteBlocks<T>.BlockLength]);
        while (blocks.MoveNext())
        {
            statistics.Add(blocks.Current);
            TensorFlowBuckets.CountInto(counters, blocks.Current);
        }

        nonFinite = blocks.NonFinite;
        return statistics.Count == 0 ? null : Trimmed(statistics, TensorFlowBuckets.Limits, TensorFlowBuckets.Sum(counters));
    }

    /// <summary>Counts values into buckets of equal width between the least and the greatest; null when none is finite.</summary>
    public static HistogramProto? OfValues<T>(ReadOnlySpan<T> values, int bins, out long nonFinite)
        where T : unmanaged, INumberBase<T>
    {
        Span<double> buffer = stackalloc double[FiniteBlocks<T>.BlockLength];
        var statistics = new ValueStatistics();
        var blocks = new FiniteBlocks<T>(values, buffer);
        while (blocks.MoveNext())
        {
            statistics.Add(blocks.Current);
        }

        nonFinite = blocks.NonFinite;
        if (statistics.Count == 0)
        {
            return null;
        }

        var edges = EqualEdges(statistics.Min, statistics.Max, bins);
        var buckets = new long[bins + 2];
        blocks = new FiniteBlocks<T>(values, buffer);
        while (blocks.MoveNext())
        {
            CountInto(buckets.AsSpan(1), blocks.Current, edges);
        }

        return Trimmed(statistics, edges, buckets);
    }

    /// <summary>The edges of bins of equal width, as NumPy makes them.</summary>
    private static double[] EqualEdges(double min, double max, int bins)
    {
        if (min == max)
        {
            (min, max) = (min - 0.5, max + 0.5);
        }

        var edges = new double[bins + 1];
        var width = (max / bins) - (min / bins);
        for (var edge = 0; edge < bins; edge++)
        {
            edges[edge] = min + (edge * width);
        }

        edges[bins] = max;
        return edges;
    }

    private static void CountInto(Span<long> buckets, ReadOnlySpan<double> values, double[] edges)
    {
        var last = edges.Length - 2;
        var perBin = 1 / ((edges[^1] / (last + 1)) - (edges[0] / (last + 1)));
        foreach (var value in values)
        {
            // The quotient is off by rounding; the edges decide. The last bin holds its upper edge.
            var bin = (int)Math.Clamp((value - edges[0]) * perBin, 0, last);
            if (bin > 0 && value < edges[bin])
            {
                bin--;
            }
            else if (bin < last && value >= edges[bin + 1])
            {
                bin++;
            }

            buckets[bin]++;
        }
    }

    /// <summary>Keeps the buckets that span all values, and an empty one to their left, whose limit is their left edge.</summary>
    /// <param name="statistics">Of the values.</param>
    /// <param name="limits">Limits between the buckets.</param>
    /// <param name="buckets">One more than limits: the first lies below all limits, the last from the last limit on.</param>
    private static HistogramProto Trimmed(in ValueStatistics statistics, ReadOnlySpan<double> limits, ReadOnlySpan<long> buckets)
    {
        var histogram = Empty(statistics);
        var first = buckets.IndexOfAnyExcept(0);
        var last = buckets.LastIndexOfAnyExcept(0);
        if (first > 0)
        {
            histogram.BucketLimit.Add(limits[first - 1]);
            histogram.Bucket.Add(0);
        }

        for (var bucket = first; bucket <= last; bucket++)
        {
            histogram.BucketLimit.Add(bucket < limits.Length ? limits[bucket] : double.MaxValue);
            histogram.Bucket.Add(buckets[bucket]);
        }

        return histogram;
    }

    private static HistogramProto Empty(in ValueStatistics statistics) => new()
    {
        Min = statistics.Min,
        Max = statistics.Max,
        Num = statistics.Count,
        Sum = Math.Clamp(statistics.Sum, double.MinValue, double.MaxValue),
        SumSquares = Math.Min(statistics.SumOfSquares, double.MaxValue),
    };
}
