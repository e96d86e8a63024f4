using System.Collections.Immutable;
using Dashboard.Web.Ingest;
using Dashboard.Web.Live;
using EventFormat.Protos;

namespace Dashboard.Web.HParams;

/// <summary>Makes a table out of what experiments declare and sessions hold.</summary>
internal static class TrialTableBuilder
{
    /// <param name="experiments">Of any run; names one declares twice are declared once.</param>
    /// <param name="sessions">With their scalars, in the order of the rows to come.</param>
    /// <param name="folded">The runs that sessions are folded into, by session.</param>
    public static TrialTable Build(IReadOnlyList<HParamsExperiment> experiments, IReadOnlyList<Session> sessions, ImmutableDictionary<string, string> folded)
    {
        var trials = sessions
            .GroupBy(session => GroupOf(session, folded), StringComparer.Ordinal)
            .Select(group => ToTrial(group.Key, [.. group]))
            .ToImmutableArray();
        return new TrialTable(HParams(experiments, sessions), Metrics(experiments, sessions), trials);
    }

    private static string GroupOf(Session session, ImmutableDictionary<string, string> folded) =>
        session.Start.GroupName is { Length: > 0 } group ? group : folded.GetValueOrDefault(session.Name, session.Name);

    private static Trial ToTrial(string name, ImmutableArray<Session> sessions)
    {
        var runs = sessions.Select(session => (Id: session.Run, session.Name)).Concat(sessions.SelectMany(session => session.SubRuns)).Distinct().ToList();
        var values = new Dictionary<string, TrialValue>(StringComparer.Ordinal);
        var metrics = new Dictionary<string, ImmutableArray<SeriesKey>>(StringComparer.Ordinal);
        foreach (var session in sessions)
        {
            foreach (var (hparam, value) in session.Start.Hparams)
            {
                values.TryAdd(TrialColumn.HParamKey(hparam), TrialValue.Of(value));
            }

            foreach (var ((group, tag), series) in session.Scalars)
            {
                var key = TrialColumn.MetricKey(group, tag);
                var others = metrics.GetValueOrDefault(key, []);
                metrics[key] = others.Contains(series) ? others : others.Add(series);
            }
        }

        var starts = sessions.Select(session => session.Start.StartTimeSecs).Where(time => time > 0).ToList();
        return new Trial(
            name, [.. runs.Select(run => run.Id)], [.. runs.Select(run => run.Name)], sessions.Length, StatusOf(sessions), starts.Count > 0 ? starts.Min() : double.NaN, values, metrics);
    }

    private static TrialStatus StatusOf(ImmutableArray<Session> sessions)
    {
        var statuses = sessions.Select(session => session.Status).ToHashSet();
        return statuses.Contains(TrialStatus.Failure) ? TrialStatus.Failure
            : statuses.Contains(TrialStatus.Running) ? TrialStatus.Running
            : statuses.Contains(TrialStatus.Unknown) ? TrialStatus.Unknown
            : TrialStatus.Success;
    }

    private static ImmutableArray<TrialColumn> HParams(IReadOnlyList<HParamsExperiment> experiments, IReadOnlyList<Session> sessions)
    {
        var declared = experiments.SelectMany(experiment => experiment.HparamInfos).DistinctBy(info => info.Name, StringComparer.Ordinal).ToList();
        var known = declared.Select(info => info.Name).ToHashSet(StringComparer.Ordinal);
        var others = sessions.SelectMany(session => session.Start.Hparams.Keys).Where(name => known.Add(name)).Order(NaturalOrder.Comparer);
        return
        [
            .. declared.Select(info => new TrialColumn(TrialColumn.HParamKey(info.Name), Or(info.DisplayName, info.Name), info.Description, false, true)),
            .. others.Select(name => new TrialColumn(TrialColumn.HParamKey(name), name, "", false, true)),
        ];
    }

    private static ImmutableArray<TrialColumn> Metrics(IReadOnlyList<HParamsExperiment> experiments, IReadOnlyList<Session> sessions)
    {
        var declared = experiments.SelectMany(experiment => experiment.MetricInfos).Where(info => info.Name is not null)
            .DistinctBy(info => (info.Name.Group, info.Name.Tag)).ToList();
        var known = declared.Select(info => (info.Name.Group, info.Name.Tag)).ToHashSet();
        var others = sessions.SelectMany(session => session.Scalars.Keys).Where(name => known.Add(name))
            .OrderBy(name => name.Tag, NaturalOrder.Comparer).ThenBy(name => name.Group, NaturalOrder.Comparer);
        return
        [
            .. declared.Select(info => new TrialColumn(
                TrialColumn.MetricKey(info.Name.Group, info.Name.Tag), Or(info.DisplayName, Title(info.Name.Group, info.Name.Tag)), info.Description, true, true)),
            .. others.Select(name => new TrialColumn(TrialColumn.MetricKey(name.Group, name.Tag), Title(name.Group, name.Tag), "", true, false)),
        ];
    }

    private static string Title(string group, string tag) => group.Length == 0 ? tag : $"{group}/{tag}";

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
