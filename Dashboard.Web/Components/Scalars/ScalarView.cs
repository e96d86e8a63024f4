using System.Collections.Immutable;
using Dashboard.Web.Components.Runs;

namespace Dashboard.Web.Components.Scalars;

/// <summary>Everything that decides what the scalars page shows; all of it is in the URL.</summary>
public sealed record ScalarView
{
    public const double MaxSmoothing = 0.999;
    public const int MinCardWidth = 280;
    public const int MaxCardWidth = 760;

    private static readonly ImmutableSortedSet<string> NoNames = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The view of a URL without parameters.</summary>
    public static ScalarView Default { get; } = new();

    /// <summary>Weight of the debiased exponential moving average, 0 to 0.999.</summary>
    public double Smoothing { get; init; } = 0.6;

    public XAxis XAxis { get; init; }

    public RelativeTo RelativeTo { get; init; }

    public bool LogX { get; init; }

    /// <summary>Scale of every card's vertical axis, but for <see cref="LogYTags"/>.</summary>
    public bool LogY { get; init; }

    /// <summary>Tags whose vertical scale is the other one than <see cref="LogY"/>.</summary>
    public ImmutableSortedSet<string> LogYTags { get; init; } = NoNames;

    public bool IgnoreOutliers { get; init; } = true;

    public bool ShowSuperseded { get; init; }

    public TooltipSort TooltipSort { get; init; }

    /// <summary>Least width of a card in pixels.</summary>
    public int CardWidth { get; init; } = 360;

    public string TagFilter { get; init; } = "";

    public string RunFilter { get; init; } = "";

    public RunSelection Runs { get; init; } = RunSelection.Default;

    /// <summary>Sections opened by hand that would be closed.</summary>
    public ImmutableSortedSet<string> OpenedSections { get; init; } = NoNames;

    /// <summary>Sections closed by hand that would be open.</summary>
    public ImmutableSortedSet<string> ClosedSections { get; init; } = NoNames;

    public ImmutableSortedSet<string> FullWidthTags { get; init; } = NoNames;

    public string? MaximisedTag { get; init; }

    /// <summary>The zoomed charts, by tag.</summary>
    public ImmutableSortedDictionary<string, ZoomRange> Zooms { get; init; } = ImmutableSortedDictionary.Create<string, ZoomRange>(StringComparer.Ordinal);

    /// <summary>Query parameters that are none of ours, kept as they stand.</summary>
    public string UnknownQuery { get; init; } = "";

    public bool Equals(ScalarView? other) =>
        other is not null && Settings == other.Settings && Filters == other.Filters
        && LogYTags.SequenceEqual(other.LogYTags) && FullWidthTags.SequenceEqual(other.FullWidthTags)
        && OpenedSections.SequenceEqual(other.OpenedSections) && ClosedSections.SequenceEqual(other.ClosedSections)
        && Zooms.SequenceEqual(other.Zooms);

    public override int GetHashCode() => HashCode.Combine(Settings, Filters);

    private (double, XAxis, RelativeTo, bool, bool, bool, bool, TooltipSort, int) Settings =>
        (Smoothing, XAxis, RelativeTo, LogX, LogY, IgnoreOutliers, ShowSuperseded, TooltipSort, CardWidth);

    private (string, string, RunSelection, string?, string) Filters => (TagFilter, RunFilter, Runs, MaximisedTag, UnknownQuery);
}
