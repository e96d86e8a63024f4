using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Panels;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Scalars;

/// <summary>Everything that decides what the scalars page shows; all of it is in the URL.</summary>
public sealed record ScalarView : DashboardView
{
    public const double MaxSmoothing = 0.999;

    /// <summary>The view of a URL without parameters.</summary>
    public static ScalarView Default { get; } = new();

    /// <summary>Strength of the smoothing, 0 for none; what it means depends on <see cref="Smoother"/> (<see cref="SmoothingScale"/>).</summary>
    public double Smoothing { get; init; } = 0.6;

    public Smoother Smoother { get; init; }

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

    public ImmutableSortedSet<string> FullWidthTags { get; init; } = NoNames;

    /// <summary>The zoomed charts, by tag.</summary>
    public ImmutableSortedDictionary<string, ZoomRange> Zooms { get; init; } = ImmutableSortedDictionary.Create<string, ZoomRange>(StringComparer.Ordinal);

    /// <summary>The step or the range of steps that is marked; null for none.</summary>
    public StepSelection? Selection { get; init; }

    public ValueTable Table { get; init; } = ValueTable.Default;

    public CardKinds Kinds { get; init; }

    /// <summary>The zoomed histograms, by tag.</summary>
    public ImmutableSortedDictionary<string, PanelZoom> PanelZooms { get; init; } = ImmutableSortedDictionary.Create<string, PanelZoom>(StringComparer.Ordinal);

    /// <inheritdoc />
    public override bool Shows(SummaryKind kind) => Kinds switch
    {
        CardKinds.All => true,
        CardKinds.Images => kind == SummaryKind.Image,
        CardKinds.Histograms => kind == SummaryKind.Histogram,
        _ => kind == SummaryKind.Scalar,
    };

    /// <summary>The charts that somebody made, in order.</summary>
    public ImmutableArray<MadeChart> MadeCharts { get; init; } = [];

    public bool Equals(ScalarView? other) =>
        base.Equals(other) && Settings == other.Settings && (Selection, Table) == (other.Selection, other.Table) && MadeCharts.SequenceEqual(other.MadeCharts)
        && Kinds == other.Kinds && PanelZooms.SequenceEqual(other.PanelZooms)
        && LogYTags.SequenceEqual(other.LogYTags) && FullWidthTags.SequenceEqual(other.FullWidthTags) && Zooms.SequenceEqual(other.Zooms);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Settings);

    private (double, Smoother, XAxis, RelativeTo, bool, bool, bool, bool, TooltipSort) Settings =>
        (Smoothing, Smoother, XAxis, RelativeTo, LogX, LogY, IgnoreOutliers, ShowSuperseded, TooltipSort);
}
