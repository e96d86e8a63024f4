using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>Says what a log directory, or one event file, holds: runs, tags, kinds, counts, step ranges and faults.</summary>
public static class LogInspector
{
    private const long Quantum = 64 * 1024 * 1024;

    /// <summary>Reads everything once.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LogReport Inspect(string path, TimeProvider time, CancellationToken cancellation = default)
    {
        var found = LogPath.Discover(path);
        var runs = new List<RunReport>(found.Runs.Count);
        foreach (var run in found.Runs)
        {
            runs.Add(InspectRun(run, time, cancellation));
        }

        return new LogReport(path, found.Exists, runs, found.Problems);
    }

    private static RunReport InspectRun(RunLocation run, TimeProvider time, CancellationToken cancellation)
    {
        while (true)
        {
            var tally = new TagTally();
            var tailer = new RunTailer(run, tally, time);
            while (tailer.Poll(Quantum).HasMore)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (!tally.HasLostCount)
            {
                return new RunReport(run.Name, tally.ToReport(), tally.SessionStarts, tailer.Files, tailer.Problem);
            }
        }
    }
}
