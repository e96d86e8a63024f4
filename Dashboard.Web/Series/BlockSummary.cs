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
    public static BlockSummary Of(ReadOnlySpan<SeriesPoint> points, ulong[]? valid)
    {
        var summary = new BlockSummary
        {
            Min = double.PositiveInfinity,
            Max = double.NegativeInfinity,
            WallMin = double.NaN,
            WallMax = double.NaN,
            WallsAscend = true,
        };
        double wallBefore = double.NegativeInfinity;
        for (int i = 0; i < points.Length; i++)
        {
            if (valid is not null && !Places.Contains(valid, i))
            {
                continue;
            }

            ref readonly SeriesPoint point = ref points[i];
            if (summary.Count++ == 0)
            {
                summary.First = (byte)i;
                summary.FirstStep = point.Step;
                summary.WallMin = summary.WallMax = point.WallTime;
            }

            summary.Last = (byte)i;
            summary.LastStep = point.Step;
            summary.WallsAscend &= point.WallTime >= wallBefore;
            wallBefore = point.WallTime;
            summary.Add(point.Value, i);
            summary.AddWall(point.WallTime);
        }

        return summary;
    }

    private void Add(double value, int place)
    {
        if (!double.IsFinite(value))
        {
            NonFinite++;
            return;
        }

        Sum += value;
        if (value < Min)
        {
            Min = value;
            MinAt = (byte)place;
        }

        if (value > Max)
        {
            Max = value;
            MaxAt = (byte)place;
        }
    }

    private void AddWall(double wallTime)
    {
        if (!(wallTime >= WallMin))
        {
            WallMin = double.IsNaN(wallTime) ? WallMin : wallTime;
        }

        if (!(wallTime <= WallMax))
        {
            WallMax = double.IsNaN(wallTime) ? WallMax : wallTime;
        }
    }
}
