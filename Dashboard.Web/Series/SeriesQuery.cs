namespace Dashboard.Web.Series;

/// <summary>What part of a series is asked for, and at what resolution.</summary>
internal sealed record SeriesQuery
{
    /// <summary>More columns than this are never worth their bytes.</summary>
    public const int MaxColumns = 8192;

    /// <summary>The x axis.</summary>
    public XAxis X { get; init; }

    /// <summary>Left end on that axis, inclusive; null for where the data start.</summary>
    public double? From { get; init; }

    /// <summary>Right end on that axis, inclusive; null for where the data end.</summary>
    public double? To { get; init; }

    /// <summary>Whether columns are equally wide on a logarithmic axis; points at x ≤ 0 have no place on it.</summary>
    public bool LogX { get; init; }

    /// <summary>Width of the plot in device pixels.</summary>
    public int Columns { get; init; } = 320;

    /// <summary>How values are smoothed beside.</summary>
    public SmoothingRule Smoothing { get; init; }

    /// <summary>For <see cref="XAxis.Relative"/>: whether zero is the series' first valid point rather than the run's start.</summary>
    public bool RelativeToSeries { get; init; }
}
