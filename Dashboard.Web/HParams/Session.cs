using System.Collections.Immutable;
using Dashboard.Web.Live;
using EventFormat.Protos;

namespace Dashboard.Web.HParams;

/// <summary>A run that began a session of the hparams plugin.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Name">The run's name.</param>
/// <param name="IsLive">Whether the run is being written.</param>
/// <param name="Start">What it said at its start.</param>
/// <param name="End">What it said at its end; null when it has not.</param>
internal sealed record Session(int Run, string Name, bool IsLive, SessionStartInfo Start, SessionEndInfo? End)
{
    /// <summary>Scalars by (path below the session, tag).</summary>
    public IReadOnlyDictionary<(string Group, string Tag), SeriesKey> Scalars { get; init; } = ImmutableDictionary<(string, string), SeriesKey>.Empty;

    /// <summary>Names and ids of the runs that gave those.</summary>
    public ImmutableArray<(int Id, string Name)> SubRuns { get; init; } = [];

    public TrialStatus Status => End?.Status switch
    {
        SessionStatus.StatusSuccess => TrialStatus.Success,
        SessionStatus.StatusFailure => TrialStatus.Failure,
        SessionStatus.StatusRunning => TrialStatus.Running,
        _ => IsLive ? TrialStatus.Running : TrialStatus.Unknown,
    };
}
