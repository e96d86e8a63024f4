using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using EventFormat.Protos;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.HParams;

/// <summary>Reads the table of trials out of the runs; the last one is kept for as long as no run has a new tag or another state.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class TrialTableReader(RunRegistry registry)
{
    private State _last = new([], TrialTable.Empty);

    /// <summary>The table of what is in <paramref name="runs"/>.</summary>
    public TrialTable Read(ImmutableArray<RunRow> runs)
    {
        var last = Volatile.Read(ref _last);
        ImmutableArray<(int, ImmutableArray<int>, bool)> stamp = [.. runs.Select(run => (run.Id, run.TagIds, run.IsLive))];
        if (stamp.SequenceEqual(last.Stamp))
        {
            return last.Table;
        }

        var table = Build(runs);
        Volatile.Write(ref _last, new State(stamp, table));
        return table;
    }

    private TrialTable Build(ImmutableArray<RunRow> rows)
    {
        var experiments = new List<HParamsExperiment>();
        var sessions = new List<Session>();
        foreach (var row in rows)
        {
            if (row.Kinds.Contains(SummaryKind.HParams) && registry.Find(row.Id) is { } run)
            {
                ReadRun(row, run.Tags, experiments, sessions);
            }
        }

        if (sessions.Count == 0)
        {
            return TrialTable.Empty;
        }

        var folded = SessionFolding.Fold(sessions);
        var scalars = new SessionScalars(rows, registry);
        return TrialTableBuilder.Build(experiments, [.. sessions.Select(session => scalars.Join(session, folded.GetValueOrDefault(session.Name)))], folded);
    }

    // What cannot be decoded is the file's fault and was counted there; the rest of the run still says something.
    private static void ReadRun(RunRow row, IReadOnlyList<TagInfo> tags, List<HParamsExperiment> experiments, List<Session> sessions)
    {
        SessionStartInfo? start = null;
        SessionEndInfo? end = null;
        foreach (var tag in tags)
        {
            if (tag.Kind != SummaryKind.HParams || TryDecode(tag) is not { } content)
            {
                continue;
            }

            start ??= content.SessionStartInfo;
            end ??= content.SessionEndInfo;
            if (content.Experiment is { } experiment)
            {
                experiments.Add(experiment);
            }
        }

        if (start is not null)
        {
            sessions.Add(new Session(row.Id, row.Name, row.IsLive, start, end));
        }
    }

    private static HParamsPluginData? TryDecode(TagInfo tag)
    {
        try
        {
            return HParamsValue.Decode(tag.PluginContent);
        }
        catch (SummaryFormatException)
        {
            return null;
        }
    }

    private sealed record State(ImmutableArray<(int, ImmutableArray<int>, bool)> Stamp, TrialTable Table);
}
