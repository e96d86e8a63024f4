using System.Runtime.InteropServices;

namespace Dashboard.Web.Series;

/// <summary>What a reduction needs to know of a block's valid points when it does not look at them one by one.</summary>
/// <remarks>Minimum, maximum and sum are over finite values. With no finite value <see cref="Min"/> is +∞ and <see cref="Max"/> −∞.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct BlockSummary
{
    public long FirstStep;
    public long LastStep;
    public double Min;
    public double Max;
    public double Sum;

    /// <summary>Smallest and largest known wall time; NaN if none is known.</summary>
    public double WallMin;
    public double WallMax;
    public ushort Count;
    public ushort NonFinite;
    public byte First;
    public byte Last;
    public byte MinAt;
    public byte MaxAt;

    /// <summary>Whether wall times never go back and all are known.</summary>
    public bool WallsAscend;

    /// <summary>Summarises the points of <paramref name="points"/> that <paramref name="valid"/> names (all when null).</summary>
    /// <remarks>Every sealed point comes through here, so the loops keep what they count in locals.</remarks>
    public static BlockSummary Of(ReadOnlySpan<SeriesPoint> points, ulong[]? valid)
    {
        if (valid is null)
        {
            return Of(points);
        }

        // The valid points are copied next to each other, so that one tight loop serves both cases.
        Span<SeriesPoint> kept = stackalloc SeriesPoint[points.Length];
        Span<byte> places = stackalloc byte[points.Length];
        int count = 0;
        for (int i = 0; i < points.Length; i++)
        {
            if (Places.Contains(valid, i))
            {
                kept[count] = points[i];
                places[count++] = (byte)i;
            }
        }

        BlockSummary summary = Of(kept[..count]);
        if (count > 0)
        {
            (summary.First, summary.Last) = (places[0], places[count - 1]);
            (summary.MinAt, summary.MaxAt) = (places[summary.MinAt], places[summary.MaxAt]);
        }

        return summary;
    }

    private static BlockSummary Of(ReadOnlySpan<SeriesPoint> points)
    {
        (double min, double max, double sum) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        (int minAt, int maxAt, int nonFinite) = (0, 0, 0);
        for (int i = 0; i < points.Length; i++)
        {
            double value = points[i].Value;
            if (!double.IsFinite(value))
            {
                nonFinite++;
                continue;
            }

            sum += value;
            if (value < min)
            {
                (min, minAt) = (value, i);
            }

            if (value > max)
            {
                (max, maxAt) = (value, i);
            }
        }

        var summary = new BlockSummary
        {
            Min = min,
            Max = max,
            Sum = sum,
            Count = (ushort)points.Length,
            NonFinite = (ushort)nonFinite,
            MinAt = (byte)minAt,
            MaxAt = (byte)maxAt,
        };
        summary.AddWalls(points);
        if (points.Length > 0)
        {
            summary.Last = (byte)(points.Length - 1);
            (summary.FirstStep, summary.LastStep) = (points[0].Step, points[^1].Step);
        }

        return summary;
    }

    private void AddWalls(ReadOnlySpan<SeriesPoint> points)
    {
        (double min, double max, double before) = (double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        bool ascend = true;
        foreach (ref readonly SeriesPoint point in points)
        {
            double wall = point.WallTime;
            ascend &= wall >= before;
            min = wall < min ? wall : min;
            max = wall > max ? wall : max;
            before = wall;
        }

        WallsAscend = ascend;
        (WallMin, WallMax) = min <= max ? (min, max) : (double.NaN, double.NaN);
    }
}
