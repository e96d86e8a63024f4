using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Experiments.Table;

namespace Dashboard.Web.Components.Experiments;

/// <summary>Everything that decides what the Runs page shows; all of it is in the URL. Closed groups are among the closed sections.</summary>
public sealed record RunsView : DashboardView
{
    public const int MinColumnWidth = 48;
    public const int MaxColumnWidth = 900;

    public static RunsView Default { get; } = new();

    /// <summary>The query, as it was typed.</summary>
    public string Query { get; init; } = "";

    /// <summary>What rows are sorted by, the most important first.</summary>
    public ImmutableArray<ColumnSort> Sort { get; init; } = [];

    /// <summary>The shown columns as operands of the query language; empty for those shown by default.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>What rows are grouped by, the outermost first.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>What groups show of numbers.</summary>
    public GroupStatistic Statistic { get; init; }

    /// <summary>Widths in pixels of the columns that were resized.</summary>
    public ImmutableSortedDictionary<string, int> Widths { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Whether hidden and archived runs are listed, too.</summary>
    public bool ShowsPutAway { get; init; }

    /// <summary>Sorts by a column: alone, or after the others; a second time the other way round, a third time not.</summary>
    public RunsView SortedBy(string column, bool isAdded)
    {
        var at = Sort.Select((key, index) => (key, index)).Where(pair => pair.key.Column == column).Select(pair => pair.index).DefaultIfEmpty(-1).First();
        ImmutableArray<ColumnSort> next = at < 0 ? [new ColumnSort(column, false)] : Sort[at].IsDescending ? [] : [new ColumnSort(column, true)];
        return this with { Sort = !isAdded ? next : at < 0 ? Sort.AddRange(next) : next.IsEmpty ? Sort.RemoveAt(at) : Sort.SetItem(at, next[0]) };
    }

    public bool Equals(RunsView? other) =>
        base.Equals(other) && Settings == other.Settings && Sort.SequenceEqual(other.Sort) && Columns.SequenceEqual(other.Columns)
        && Groups.SequenceEqual(other.Groups) && Widths.SequenceEqual(other.Widths);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Settings);

    private (string, GroupStatistic, bool) Settings => (Query, Statistic, ShowsPutAway);
}
