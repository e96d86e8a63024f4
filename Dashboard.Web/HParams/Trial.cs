using System.Collections.Immutable;
using Dashboard.Web.Live;

namespace Dashboard.Web.HParams;

/// <summary>One row of the table: the sessions that share a group, or one session by itself.</summary>
/// <param name="Name">The group's name, or the run's; unique in its table.</param>
/// <param name="Runs">Ids of the runs of its sessions, those whose metrics are read included.</param>
/// <param name="RunNames">Their names, sessions first.</param>
/// <param name="Sessions">How many sessions there are.</param>
/// <param name="Status">How far it is.</param>
/// <param name="StartTime">When its first session started, in seconds since the epoch; NaN when unknown.</param>
/// <param name="HParams">Values by column key.</param>
/// <param name="Metrics">By column key, the series of each session that has one.</param>
public sealed record Trial(
    string Name,
    ImmutableArray<int> Runs,
    ImmutableArray<string> RunNames,
    int Sessions,
    TrialStatus Status,
    double StartTime,
    IReadOnlyDictionary<string, TrialValue> HParams,
    IReadOnlyDictionary<string, ImmutableArray<SeriesKey>> Metrics);
