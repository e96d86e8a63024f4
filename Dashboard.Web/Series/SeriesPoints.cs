using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>Reads valid points by themselves rather than for a chart: enumeration, samples, statistics.</summary>
internal static class SeriesPoints
{
    /// <summary>Every valid point in step order, read block by block.</summary>
    public static IEnumerable<SeriesPoint> ValidPoints(this SeriesSnapshot snapshot)
    {
        for (int i = 0; i < snapshot.Valid.Count; i++)
        {
            PointBlock block = snapshot.Valid[i].Block;
            for (int word = 0; word < Places.Words; word++)
            {
                for (ulong mask = block.Mask(PointSet.Valid, word); mask != 0; mask &= mask - 1)
                {
                    yield return block.Point((word << 6) + BitOperations.TrailingZeroCount(mask));
                }
            }
        }
    }

    /// <summary>At most <paramref name="count"/> valid points, evenly spaced by index; the first, the last, and the
    /// lowest and highest finite value are always among them when <paramref name="count"/> is at least 4.</summary>
    public static SeriesPoint[] Sample(this SeriesSnapshot snapshot, int count)
    {
        long total = snapshot.ValidCount;
        if (total <= count)
        {
            return [.. snapshot.ValidPoints()];
        }

        long[] wanted = new long[Math.Max(count, 0)];
        for (int i = 0; i < wanted.Length; i++)
        {
            wanted[i] = count == 1 ? total - 1 : (long)((Int128)i * (total - 1) / (count - 1));
        }

        if (count >= 4)
        {
            KeepExtremes(snapshot, wanted);
        }

        var sample = new SeriesPoint[wanted.Length];
        int next = 0;
        long before = 0;
        for (int i = 0; i < snapshot.Valid.Count; i++)
        {
            PointBlock block = snapshot.Valid[i].Block;
            while (next < wanted.Length && wanted[next] < before + block.Summary.Count)
            {
                sample[next] = block.Point(Place(block, (int)(wanted[next] - before)));
                next++;
            }

            before += block.Summary.Count;
        }

        return sample;
    }

    /// <summary>Counts and extremes of the valid points.</summary>
    public static SeriesStatistics Statistics(this SeriesSnapshot snapshot)
    {
        (double min, double max, double sum) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        PieceSequence pieces = snapshot.Valid;
        for (int i = 0; i < pieces.Count; i++)
        {
            ref readonly BlockSummary summary = ref pieces[i].Block.Summary;
            (min, max, sum) = (Math.Min(min, summary.Min), Math.Max(max, summary.Max), sum + summary.Sum);
        }

        bool hasFinite = min <= max;
        return new SeriesStatistics(
            snapshot.ValidCount,
            snapshot.Count - snapshot.ValidCount,
            snapshot.NonFiniteCount,
            hasFinite ? min : double.NaN,
            hasFinite ? max : double.NaN,
            sum / (snapshot.ValidCount - snapshot.NonFiniteCount),
            snapshot.LastPoint());
    }

    /// <summary>The last valid point; null when there is none.</summary>
    public static SeriesPoint? LastPoint(this SeriesSnapshot snapshot)
    {
        PointBlock? last = snapshot.Valid.Count > 0 ? snapshot.Valid[snapshot.Valid.Count - 1].Block : null;
        return last?.Point(last.Summary.Last);
    }

    /// <summary>Moves the inner samples nearest to the lowest and the highest point onto them.</summary>
    private static void KeepExtremes(SeriesSnapshot snapshot, long[] wanted)
    {
        (double min, double max, long minAt, long maxAt) = (double.PositiveInfinity, double.NegativeInfinity, -1, -1);
        long before = 0;
        for (int i = 0; i < snapshot.Valid.Count; i++)
        {
            PointBlock block = snapshot.Valid[i].Block;
            ref readonly BlockSummary summary = ref block.Summary;
            if (summary.Min < min)
            {
                (min, minAt) = (summary.Min, before + Rank(block, summary.MinAt));
            }

            if (summary.Max > max)
            {
                (max, maxAt) = (summary.Max, before + Rank(block, summary.MaxAt));
            }

            before += summary.Count;
        }

        int kept = Keep(wanted, minAt, -1);
        Keep(wanted, maxAt, kept);
    }

    /// <summary>Puts <paramref name="point"/> in place of the nearest inner sample but <paramref name="taken"/>; returns where it is.</summary>
    private static int Keep(long[] wanted, long point, int taken)
    {
        int index = Array.BinarySearch(wanted, point);
        if (point < 0 || index >= 0)
        {
            return index;
        }

        int above = Math.Clamp(~index, 1, wanted.Length - 2);
        int below = Math.Clamp(~index - 1, 1, wanted.Length - 2);
        bool takeAbove = below == taken || (above != taken && wanted[above] - point < point - wanted[below]);
        int place = takeAbove ? above : below;
        place = place != taken ? place : taken > 1 ? taken - 1 : taken + 1;
        wanted[place] = point;
        Array.Sort(wanted);
        return Array.BinarySearch(wanted, point);
    }

    /// <summary>How many valid points stand before <paramref name="place"/>.</summary>
    private static int Rank(PointBlock block, int place)
    {
        int rank = 0;
        for (int word = 0; word < Places.Words; word++)
        {
            rank += BitOperations.PopCount(block.Mask(PointSet.Valid, word) & Places.Full(place, word));
        }

        return rank;
    }

    /// <summary>Place of the valid point that <paramref name="rank"/> others stand before.</summary>
    private static int Place(PointBlock block, int rank)
    {
        for (int word = 0; word < Places.Words; word++)
        {
            ulong mask = block.Mask(PointSet.Valid, word);
            int count = BitOperations.PopCount(mask);
            if (rank >= count)
            {
                rank -= count;
                continue;
            }

            for (; rank > 0; rank--)
            {
                mask &= mask - 1;
            }

            return (word << 6) + BitOperations.TrailingZeroCount(mask);
        }

        throw new ArgumentOutOfRangeException(nameof(rank));
    }
}
