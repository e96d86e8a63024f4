using System.Collections.Immutable;
using Dashboard.Web.Colours;
using Dashboard.Web.Components.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>What decides the contents of any dashboard: which runs, which tags, which sections are open. All of it is in the URL; each dashboard adds its own.</summary>
public abstract record DashboardView
{
    public const int MinCardWidth = 280;
    public const int MaxCardWidth = 760;
    public const int DefaultCardWidth = 360;

    protected static ImmutableSortedSet<string> NoNames { get; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public string TagFilter { get; init; } = "";

    public string RunFilter { get; init; } = "";

    public RunSelection Runs { get; init; } = RunSelection.Default;

    /// <summary>How runs get their colours.</summary>
    public RunColouring Colouring { get; init; } = RunColouring.ByRun;

    /// <summary>Least width of a card in pixels.</summary>
    public int CardWidth { get; init; } = DefaultCardWidth;

    /// <summary>Sections opened by hand that would be closed.</summary>
    public ImmutableSortedSet<string> OpenedSections { get; init; } = NoNames;

    /// <summary>Sections closed by hand that would be open.</summary>
    public ImmutableSortedSet<string> ClosedSections { get; init; } = NoNames;

    /// <summary>Tags whose cards stand above all sections; any number.</summary>
    public ImmutableSortedSet<string> PinnedTags { get; init; } = NoNames;

    /// <summary>The tag whose card fills the page; null for none.</summary>
    public string? MaximisedTag { get; init; }

    /// <summary>Query parameters that are none of ours, kept as they stand.</summary>
    public string UnknownQuery { get; init; } = "";

    /// <summary>Whether tags of a kind, of those that the dashboard has cards for, are shown.</summary>
    public virtual bool Shows(SummaryKind kind) => true;

    public virtual bool Equals(DashboardView? other) =>
        other is not null && EqualityContract == other.EqualityContract && Filters == other.Filters
        && OpenedSections.SequenceEqual(other.OpenedSections) && ClosedSections.SequenceEqual(other.ClosedSections)
        && PinnedTags.SequenceEqual(other.PinnedTags);

    public override int GetHashCode() => Filters.GetHashCode();

    private (string, string, RunSelection, RunColouring, int, string?, string) Filters => (TagFilter, RunFilter, Runs, Colouring, CardWidth, MaximisedTag, UnknownQuery);
}
