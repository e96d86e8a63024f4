using System.Collections.Immutable;
using Dashboard.Web.Colours;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>What a dashboard shows of a run list under a view: which runs pass the filter, which are drawn, which sections and tags there are.</summary>
/// <remarks>
/// Live runs make a new snapshot several times a second, mostly to say how many points they have; each part is
/// made anew only when what it depends on changed. A filter that cannot be applied leaves the last result standing.
/// </remarks>
/// <param name="kinds">The kinds of tags that are shown.</param>
public sealed class DashboardContents(params SummaryKind[] kinds)
{
    private NameFilter _runFilter = NameFilter.Everything;
    private NameFilter _tagFilter = NameFilter.Everything;
    private string _runPattern = "";
    private string _tagPattern = "";
    private RunSelection? _resolved;
    private ImmutableArray<int> _resolvedRuns = [];
    private HashSet<int> _present = [];
    private ImmutableArray<int>[] _presentOf = [];
    private NameFilter? _groupedBy;
    private ImmutableSortedSet<string> _pinned = [];
    private ImmutableArray<SummaryKind> _shown = [.. kinds];

    public RunListSnapshot Snapshot { get; private set; } = RunListSnapshot.Empty;

    /// <summary>The colours of the runs; null where nobody can choose any.</summary>
    public RunPaint? Paint { get; set; }

    /// <summary>The runs whose name passes the run filter.</summary>
    public ImmutableArray<RunRow> Listed { get; private set; } = [];

    public IReadOnlySet<int> Selected { get; private set; } = new HashSet<int>();

    /// <summary>The runs that charts draw: selected ones that pass the filter.</summary>
    public ImmutableArray<RunRow> Drawn { get; private set; } = [];

    /// <summary>The tags of those runs that pass the tag filter.</summary>
    public ImmutableArray<TagSection> Sections { get; private set; } = [];

    public int TagCount { get; private set; }

    /// <summary>Tags of the drawn runs, whether or not they pass the tag filter.</summary>
    public int UnfilteredTagCount => _present.Count;

    public string? RunFilterError { get; private set; }

    public string? TagFilterError { get; private set; }

    /// <summary>Brings everything up to date.</summary>
    public void Update(RunListSnapshot snapshot, DashboardView view)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(view);
        ImmutableArray<SummaryKind> shown = [.. kinds.Where(view.Shows)];
        var sameTags = snapshot.Tags == Snapshot.Tags && shown.SequenceEqual(_shown);
        _shown = shown;
        Snapshot = snapshot;
        UpdateListed(view.RunFilter);
        UpdateSelected(view.Runs);
        Drawn = [.. Listed.Where(run => Selected.Contains(run.Id))];
        UpdateSections(view.TagFilter, view.PinnedTags, sameTags);
    }

    private void UpdateListed(string pattern)
    {
        (_runFilter, RunFilterError) = Recompile(pattern, ref _runPattern, _runFilter, RunFilterError);
        if (_runFilter.Apply(Snapshot.Runs, run => run.Name) is { } kept)
        {
            Listed = [.. kept];
            return;
        }

        RunFilterError = "This pattern takes too long.";
        var before = Listed.Select(run => run.Id).ToHashSet();
        Listed = [.. Snapshot.Runs.Where(run => before.Contains(run.Id))];
    }

    private void UpdateSelected(RunSelection selection)
    {
        if (selection.Equals(_resolved) && SameRuns())
        {
            return;
        }

        _resolved = selection;
        _resolvedRuns = [.. Snapshot.Runs.Select(run => run.Id)];
        Selected = selection.Resolve(Snapshot.Runs);
    }

    private bool SameRuns()
    {
        var runs = Snapshot.Runs;
        if (runs.Length != _resolvedRuns.Length)
        {
            return false;
        }

        for (var i = 0; i < runs.Length; i++)
        {
            if (runs[i].Id != _resolvedRuns[i])
            {
                return false;
            }
        }

        return true;
    }

    private void UpdateSections(string pattern, ImmutableSortedSet<string> pinned, bool sameTags)
    {
        (_tagFilter, TagFilterError) = Recompile(pattern, ref _tagPattern, _tagFilter, TagFilterError);
        var present = sameTags && SameTagIds() ? _present : PresentTags();
        if (sameTags && ReferenceEquals(_groupedBy, _tagFilter) && pinned.SequenceEqual(_pinned) && (ReferenceEquals(present, _present) || present.SetEquals(_present)))
        {
            return;
        }

        _present = present;
        var tags = _tagFilter.Apply(Snapshot.Tags.Where(tag => present.Contains(tag.Id)), tag => tag.Name);
        if (tags is null)
        {
            TagFilterError = "This pattern takes too long.";
            return;
        }

        (_groupedBy, _pinned) = (_tagFilter, pinned);
        TagCount = tags.Count;
        Sections = TagSection.Group(tags, pinned);
    }

    // A run keeps its array of tags until they change.
    private bool SameTagIds()
    {
        if (_presentOf.Length != Drawn.Length)
        {
            return false;
        }

        for (var i = 0; i < Drawn.Length; i++)
        {
            if (_presentOf[i] != Drawn[i].TagIds)
            {
                return false;
            }
        }

        return true;
    }

    private HashSet<int> PresentTags()
    {
        _presentOf = [.. Drawn.Select(run => run.TagIds)];
        var drawn = new HashSet<int>();
        foreach (var run in Drawn)
        {
            drawn.UnionWith(run.TagIds);
        }

        return Snapshot.Tags.Where(tag => drawn.Contains(tag.Id) && _shown.Contains(tag.Kind)).Select(tag => tag.Id).ToHashSet();
    }

    private static (NameFilter Filter, string? Error) Recompile(string pattern, ref string last, NameFilter filter, string? error)
    {
        if (pattern == last)
        {
            return (filter, error);
        }

        last = pattern;
        return NameFilter.TryCreate(pattern, out var created, out var reason) ? (created, null) : (filter, reason);
    }
}
