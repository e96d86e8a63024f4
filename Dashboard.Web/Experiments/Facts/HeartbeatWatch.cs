using EventFormat.Writing;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>Tells whether the heart of a run beats: by its clock, and, since that may be wrong, by seeing it beat.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class HeartbeatWatch(TimeProvider time)
{
    private const double MissedBeats = 3;
    private static readonly TimeSpan LeastPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostPatience = TimeSpan.FromHours(1);

    private DateTimeOffset? _lastBeat;
    private long? _seenAt;

    public RunState StateOf(RunManifest manifest) => manifest.Status switch
    {
        RunStatus.Finished => RunState.Finished,
        RunStatus.Failed => RunState.Failed,
        RunStatus.Stopped => RunState.Stopped,
        _ => Beats(manifest) ? RunState.Running : RunState.Killed,
    };

    private bool Beats(RunManifest manifest)
    {
        var patience = Patience(manifest.HeartbeatSeconds);
        if (manifest.Heartbeat != _lastBeat)
        {
            _seenAt = _lastBeat is null ? null : time.GetTimestamp(); // What we find at first may be old.
            _lastBeat = manifest.Heartbeat;
        }

        return _seenAt is { } seen
            ? time.GetElapsedTime(seen) <= patience
            : manifest.Heartbeat is { } beat && time.GetUtcNow() - beat <= patience;
    }

    private static TimeSpan Patience(double heartbeatSeconds) => double.IsFinite(heartbeatSeconds) && heartbeatSeconds > 0
        ? TimeSpan.FromSeconds(Math.Clamp(MissedBeats * heartbeatSeconds, LeastPatience.TotalSeconds, MostPatience.TotalSeconds))
        : TimeSpan.FromMinutes(1);
}
