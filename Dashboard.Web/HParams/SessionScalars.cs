using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Dashboard.Web.Live;
using EventFormat.Summaries;

namespace Dashboard.Web.HParams;

/// <summary>Finds the scalars that belong to a session: those of its run, of the runs below it, and of the run it is folded into.</summary>
internal sealed class SessionScalars
{
    private readonly ImmutableArray<RunRow> _byName;
    private readonly string[] _names;
    private readonly RunRegistry _registry;

    public SessionScalars(ImmutableArray<RunRow> rows, RunRegistry registry)
    {
        _byName = [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal)];
        _names = [.. _byName.Select(row => row.Name)];
        _registry = registry;
    }

    /// <summary>The session with its scalars; of two series under one name, the one with more points.</summary>
    public Session Join(Session session, string? parent)
    {
        var scalars = new Dictionary<(string, string), SeriesKey>();
        var runs = new List<(int, string)>();
        Add(session.Name, session.Name, scalars, runs);
        foreach (var below in Below(session.Name))
        {
            Add(below, session.Name, scalars, runs);
        }

        if (parent is not null)
        {
            Add(parent, parent, scalars, runs);
            foreach (var beside in Below(parent).Where(name => SessionFolding.ParentOf(name) is null))
            {
                Add(beside, parent, scalars, runs);
            }
        }

        return session with { Scalars = scalars, SubRuns = [.. runs] };
    }

    private void Add(string name, string root, Dictionary<(string, string), SeriesKey> scalars, List<(int, string)> runs)
    {
        var at = Array.BinarySearch(_names, name, StringComparer.Ordinal);
        if (at < 0 || _registry.Find(_byName[at].Id) is not { } run)
        {
            return;
        }

        runs.Add((run.Id, name));
        var group = name.Length > root.Length ? name[(root.Length + 1)..] : "";
        foreach (var (tag, id) in run.Tags.Zip(run.TagIds))
        {
            if (tag.Kind == SummaryKind.Scalar)
            {
                var key = new SeriesKey(run.Id, id);
                scalars[(group, tag.Name)] = scalars.TryGetValue((group, tag.Name), out var other) && Points(other) > Points(key) ? other : key;
            }
        }
    }

    private long Points(SeriesKey key) => _registry.Find(key.Run)?.FindSeries(key.Tag)?.ValidCount ?? 0;

    private IEnumerable<string> Below(string name)
    {
        var prefix = name + "/";
        var at = Array.BinarySearch(_names, prefix, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at; at < _names.Length && _names[at].StartsWith(prefix, StringComparison.Ordinal); at++)
        {
            yield return _names[at];
        }
    }
}
