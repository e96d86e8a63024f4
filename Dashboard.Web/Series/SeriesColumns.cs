namespace Dashboard.Web.Series;

/// <summary>Points of one series for one reader, as columns: what a frame carries.</summary>
internal sealed class SeriesColumns
{
    /// <summary>Points here.</summary>
    public int Count => Steps.Length;

    public long[] Steps { get; init; } = [];

    /// <summary>Seconds since the Unix epoch; unknown ones have the place of their neighbour, NaN only if none was known.</summary>
    public double[] Walls { get; init; } = [];

    public double[] Values { get; init; } = [];

    /// <summary>Smoothed values; null when none were asked for.</summary>
    public double[]? Smoothed { get; init; }

    /// <summary>How many non-finite points each one stands for, 0 for finite ones; null when all are finite.</summary>
    public uint[]? Weights { get; init; }

    /// <summary>Points of the series that have no place on the axis of another series' values.</summary>
    public long Unpaired { get; init; }

    /// <summary>Arrival indices, or another series' values; null on other axes.</summary>
    public double[]? X { get; init; }

    /// <summary>Whether single precision holds every value.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether not every point of the range is here.</summary>
    public bool IsReduced { get; init; }

    /// <summary>Whether these are superseded points.</summary>
    public bool IsSuperseded { get; init; }

    /// <summary>Whether this is no answer but the advice to query again.</summary>
    public bool IsRequery { get; init; }

    /// <summary>Whether the first of these were told before, with other smoothed values: they take the place of all from that step on (deltas).</summary>
    public bool IsRetold { get; init; }

    /// <summary>Whether wall times need more than whole milliseconds.</summary>
    public bool NeedsExactWalls { get; init; }

    /// <summary>Index among the valid points of the first one here (deltas).</summary>
    public long From { get; init; }

    /// <summary>Valid points of the series.</summary>
    public long Total { get; init; }

    public uint Generation { get; init; }

    /// <summary>Wall time of the first valid point; NaN when unknown.</summary>
    public double SeriesStart { get; init; } = double.NaN;

    /// <summary>Wall time of the run's first event; NaN when unknown.</summary>
    public double RunStart { get; init; } = double.NaN;

    /// <summary>Superseded points of the series.</summary>
    public long Superseded { get; init; }

    /// <summary>Valid points of the series that are not finite.</summary>
    public long NonFinite { get; init; }
}
