using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Components.HParams;

/// <summary>Everything that decides what the HParams page shows; all of it is in the URL.</summary>
public sealed record HParamsView : DashboardView
{
    /// <summary>The column key of the trials' names, for sorting.</summary>
    public const string NameKey = "trial";

    /// <summary>The column key of the trials' statuses, for sorting and filtering.</summary>
    public const string StatusKey = "status";

    public static HParamsView Default { get; } = new();

    public HParamsTab Tab { get; init; }

    /// <summary>Which value of each metric counts.</summary>
    public MetricChoice Metric { get; init; }

    /// <summary>The step of <see cref="MetricChoice.Step"/>.</summary>
    public long Step { get; init; }

    /// <summary>Key of the column rows are sorted by; empty for the runs' own order.</summary>
    public string Sort { get; init; } = "";

    public bool IsDescending { get; init; }

    /// <summary>Columns hidden by hand that would be shown.</summary>
    public ImmutableSortedSet<string> Hidden { get; init; } = NoNames;

    /// <summary>Columns shown by hand that would be hidden.</summary>
    public ImmutableSortedSet<string> Shown { get; init; } = NoNames;

    /// <summary>Filters by column key.</summary>
    public ImmutableSortedDictionary<string, TrialFilter> Filters { get; init; } = ImmutableSortedDictionary.Create<string, TrialFilter>(StringComparer.Ordinal);

    /// <summary>Key of the metric that lines and points are coloured by and importance is asked for; empty for the first.</summary>
    public string Colour { get; init; } = "";

    /// <summary>Scales of the axes that are not linear, by column key.</summary>
    public ImmutableSortedDictionary<string, AxisScale> Scales { get; init; } = ImmutableSortedDictionary.Create<string, AxisScale>(StringComparer.Ordinal);

    /// <summary>Column keys in the order they were put in by hand; the others follow in their own order.</summary>
    public ImmutableArray<string> Order { get; init; } = [];

    public HParamsView WithFilter(string key, TrialFilter filter) =>
        this with { Filters = filter.IsEverything ? Filters.Remove(key) : Filters.SetItem(key, filter) };

    public bool Equals(HParamsView? other) =>
        base.Equals(other) && Settings == other.Settings && Hidden.SequenceEqual(other.Hidden) && Shown.SequenceEqual(other.Shown)
        && Filters.SequenceEqual(other.Filters) && Scales.SequenceEqual(other.Scales) && Order.SequenceEqual(other.Order);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Settings);

    private (HParamsTab, MetricChoice, long, string, bool, string) Settings => (Tab, Metric, Step, Sort, IsDescending, Colour);
}
