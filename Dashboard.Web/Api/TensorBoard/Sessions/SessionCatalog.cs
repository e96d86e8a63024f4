using Dashboard.Web.Series;
using EventFormat.Protos;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>The sessions of all runs and the experiment they belong to, as TensorBoard finds them.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class SessionCatalog(LoggedData logged)
{
    /// <summary>The experiment that a run declares, else one made of what sessions hold: hyperparameters that differ first, then by name.</summary>
    /// <param name="hasMetrics">Whether metrics are wanted.</param>
    /// <param name="limit">The most hyperparameters; 0 for all.</param>
    public HParamsExperiment Experiment(bool hasMetrics = true, int limit = 0)
    {
        var contents = Contents().ToList();
        var experiment = contents.Select(one => one.Data.Experiment).FirstOrDefault(declared => declared is not null)?.Clone() ?? FromSessions(contents);
        var infos = experiment.HparamInfos.OrderBy(info => !info.Differs).ThenBy(info => info.Name, StringComparer.Ordinal).Take(limit > 0 ? limit : int.MaxValue).ToList();
        experiment.HparamInfos.Clear();
        experiment.HparamInfos.AddRange(infos);
        if (!hasMetrics)
        {
            experiment.MetricInfos.Clear();
        }

        return experiment;
    }

    /// <summary>All sessions, in natural order of name.</summary>
    public IReadOnlyList<Session> Sessions(HParamsExperiment experiment)
    {
        var sessions = new List<Session>();
        foreach (var run in Contents().GroupBy(one => one.Run, one => one.Data, StringComparer.Ordinal))
        {
            if (run.Select(data => data.SessionStartInfo).FirstOrDefault(info => info is not null) is { } start)
            {
                var end = run.Select(data => data.SessionEndInfo).FirstOrDefault(info => info is not null);
                sessions.Add(new Session(run.Key, start, end, [.. Metrics(run.Key, experiment)]));
            }
        }

        return sessions;
    }

    /// <summary>The scalars that are a metric of a session; null when there are none.</summary>
    public SeriesSnapshot? Series(string session, MetricName metric) => logged.Series(RunOf(session, metric.Group), metric.Tag);

    /// <summary>The run that holds the metrics of a group: a path below the session's run.</summary>
    private static string RunOf(string session, string group) => group.Length == 0 ? session : session == "." ? group : $"{session}/{group}";

    private IEnumerable<MetricValue> Metrics(string session, HParamsExperiment experiment)
    {
        foreach (var metric in experiment.MetricInfos)
        {
            if (Series(session, metric.Name ?? new MetricName())?.LastPoint() is { } last)
            {
                yield return new MetricValue(metric.Name ?? new MetricName(), last.Value, last.Step, last.WallTime);
            }
        }
    }

    private IEnumerable<(string Run, HParamsPluginData Data)> Contents()
    {
        foreach (var run in logged.Runs(SummaryKind.HParams))
        {
            foreach (var tag in run.Tags)
            {
                if (TryDecode(tag.PluginContent) is { } data)
                {
                    yield return (run.Run.Name, data);
                }
            }
        }
    }

    private HParamsExperiment FromSessions(List<(string Run, HParamsPluginData Data)> contents)
    {
        var starts = contents.Where(one => one.Data.SessionStartInfo is not null).ToList();
        var experiment = new HParamsExperiment();
        var values = from one in starts
                     from hparam in one.Data.SessionStartInfo.Hparams
                     group hparam.Value by hparam.Key;
        experiment.HparamInfos.AddRange(values.Select(hparam => HParamDomain.Of(hparam.Key, [.. hparam])).OfType<HParamInfo>());
        if (experiment.HparamInfos.Count > 0)
        {
            experiment.MetricInfos.AddRange(MetricNames(starts.Select(one => one.Run).ToHashSet(StringComparer.Ordinal)).Select(name => new MetricInfo { Name = name }));
        }

        return experiment;
    }

    /// <summary>Every scalar of a session's run and of those below it, by tag, then group.</summary>
    private IEnumerable<MetricName> MetricNames(HashSet<string> sessions) =>
        from name in logged.Runs(SummaryKind.Scalar)
            .SelectMany(run => NearestAbove(run.Run.Name, sessions) is { } session
                ? run.Tags.Select(tag => (tag.Name, Group: run.Run.Name.Length > session.Length ? run.Run.Name[(session.Length + 1)..] : ""))
                : [])
            .Distinct()
        orderby name.Name, name.Group
        select new MetricName { Tag = name.Name, Group = name.Group };

    private static string? NearestAbove(string run, HashSet<string> sessions)
    {
        while (!sessions.Contains(run))
        {
            var slash = run.LastIndexOf('/');
            if (slash < 0)
            {
                return null;
            }

            run = run[..slash];
        }

        return run;
    }

    // What cannot be decoded is the file's fault; the rest still says something.
    private static HParamsPluginData? TryDecode(ReadOnlyMemory<byte> content)
    {
        try
        {
            return HParamsValue.Decode(content);
        }
        catch (SummaryFormatException)
        {
            return null;
        }
    }
}
