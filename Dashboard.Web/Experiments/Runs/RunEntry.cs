using System.Collections.Immutable;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Experiments.Runs;

/// <summary>A run with all that is known of it: its events, the files beside them, its trial, and what people say; immutable.</summary>
public sealed class RunEntry
{
    private readonly MetricSource _metrics;

    // What was asked for so far; a run that grows gets another entry.
    private ImmutableList<KeyValuePair<MetricOperand, TrialValue>> _read = [];

    internal RunEntry(RunRow row, RunFacts facts, Trial? trial, RunMarks marks, string? key, MetricSource metrics)
    {
        (Row, Facts, Trial, Marks, Key, _metrics) = (row, facts, trial, marks, key, metrics);
        Config = ConfigOf(facts, trial);
        State = facts.State ?? StateOf(trial, row.IsLive);
        Tags = marks.Tags ?? [.. facts.Manifest?.Tags ?? []];
    }

    public RunRow Row { get; }

    public RunFacts Facts { get; }

    /// <summary>The trial of the hparams plugin that it belongs to; null for none.</summary>
    public Trial? Trial { get; }

    public RunMarks Marks { get; }

    /// <summary>The key under which the catalog knows it; null while it has none, and nothing can be said of it.</summary>
    public string? Key { get; }

    /// <summary>Settings: the manifest's, then the trial's, then those of other tools' files.</summary>
    public ConfigMap Config { get; }

    public RunState State { get; }

    public ImmutableArray<string> Tags { get; }

    /// <summary>What to call it: the name people gave it, else its own.</summary>
    public string Name => Marks.Name ?? Row.Name;

    /// <summary>Palette slot.</summary>
    public int Style => Marks.Colour ?? Row.Style;

    /// <summary>Seconds since the epoch; NaN when unknown.</summary>
    public double Started => Facts.Manifest?.Started is { } started ? Seconds(started) : Row.StartWallTime;

    /// <summary>Seconds since the epoch; NaN while it has not said that it ended.</summary>
    public double Ended => Facts.Manifest?.Ended is { } ended ? Seconds(ended) : double.NaN;

    /// <summary>When it last showed itself: its newest event, its end or, while it has none, its heartbeat; NaN when unknown.</summary>
    public double Updated => (Facts.Manifest?.Ended ?? Facts.Manifest?.Heartbeat) is { } seen && !(Row.LastWallTime > Seconds(seen)) ? Seconds(seen) : Row.LastWallTime;

    /// <summary>Seconds from its start to its end, or to when it last showed itself; NaN when unknown.</summary>
    public double Duration => Math.Max(0, (double.IsNaN(Ended) ? Updated : Ended) - Started);

    /// <summary>Seconds since the epoch, now.</summary>
    public double Now => Seconds(_metrics.Time.GetUtcNow());

    /// <summary>A value of one of its series; missing when it has none.</summary>
    public TrialValue Metric(MetricOperand metric)
    {
        var known = Volatile.Read(ref _read);
        foreach (var (asked, value) in known)
        {
            if (asked == metric)
            {
                return value;
            }
        }

        var read = _metrics.Read(Row.Id, metric);
        ImmutableInterlocked.Update(ref _read, static (all, one) => all.Add(one), KeyValuePair.Create(metric, read));
        return read;
    }

    private static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static ConfigMap ConfigOf(RunFacts facts, Trial? trial) => trial is null || trial.HParams.Count == 0
        ? facts.Config
        : ConfigMap.Of([.. facts.Config, .. trial.HParams.Select(hparam => new ConfigEntry(hparam.Key[(hparam.Key.IndexOf('.', StringComparison.Ordinal) + 1)..], hparam.Value))]);

    private static RunState StateOf(Trial? trial, bool isLive) => trial?.Status switch
    {
        TrialStatus.Success => RunState.Finished,
        TrialStatus.Failure => RunState.Failed,
        _ => isLive ? RunState.Running : RunState.Unknown,
    };
}
