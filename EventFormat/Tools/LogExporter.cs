using EventFormat.Protos;
using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>Hands every point of a log directory, or of one event file, to a writer, at full resolution.</summary>
/// <remarks>
/// Points come run by run, in the order they stand in the files; tags interleave as they were logged. Each run is read twice:
/// first to learn which points a restart superseded, then to hand on the others. So memory does not grow with the log, only
/// with its tags and restarts. What is written meanwhile is left out. Not thread-safe.
/// </remarks>
/// <param name="options">What is exported.</param>
/// <param name="time">The clock faults in fresh files are judged by.</param>
/// <param name="cancellation">Cancels.</param>
public sealed class LogExporter(ExportOptions options, TimeProvider time, CancellationToken cancellation = default)
{
    private const long Quantum = 16 * 1024 * 1024;

    /// <summary>Exports scalars.</summary>
    /// <exception cref="IOException">A file was replaced meanwhile.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ExportReport ExportScalars(string path, Action<ExportedSeries, ScalarPoint> write) =>
        Export(path, run => new ScalarExportSink(run.Name, options, Index(run), write));

    /// <summary>Exports histograms.</summary>
    /// <exception cref="IOException">A file was replaced meanwhile.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ExportReport ExportHistograms(string path, Action<ExportedSeries, HistogramPoint> write) =>
        Export(path, run => new HistogramExportSink(run, options, Index(run), write));

    /// <summary>Exports the contents of the hparams plugin: experiments, starts and ends of sessions.</summary>
    /// <exception cref="IOException">A file was replaced meanwhile.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ExportReport ExportHParams(string path, Action<ExportedSeries, HParamsPluginData> write) =>
        Export(path, run => new HParamsExportSink(run.Name, options, write));

    private ExportReport Export(string path, Func<RunLocation, ExportSink> open)
    {
        var found = LogPath.Discover(path);
        var problems = new List<string>(found.Problems.Select(problem => $"{problem.Directory}: {problem.Cause}"));
        long runs = 0, points = 0, superseded = 0, undecodable = 0;
        foreach (var run in found.Runs.Where(run => options.Runs?.IsMatch(run.Name) ?? true))
        {
            var sink = open(run);
            using (sink as IDisposable)
            {
                Describe(run, Read(run, sink), problems);
            }

            runs++;
            points += sink.Points;
            superseded += sink.Superseded;
            undecodable += sink.Undecodable;
        }

        return new ExportReport(found.Exists, runs, points, superseded, undecodable, problems);
    }

    private Dictionary<(string File, string Tag), SeriesFilePoints> Index(RunLocation run)
    {
        var index = new PointIndex();
        Read(run, index);
        return index.ToPoints();
    }

    private RunTailer Read(RunLocation run, IRunSink sink)
    {
        var tailer = new RunTailer(run, sink, time);
        while (tailer.Poll(Quantum).HasMore)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return tailer;
    }

    private static void Describe(RunLocation run, RunTailer tailer, List<string> problems)
    {
        if (tailer.Problem is { } problem)
        {
            problems.Add($"{run.Directory}: {problem}");
        }

        foreach (var file in tailer.Files.Where(file => file.Skipped > 0 || file.Dead is not null))
        {
            var fault = file.Dead ?? file.LastSkip!;
            problems.Add($"{Path.Combine(run.Directory, file.Name)}: {(file.Dead is null ? $"{file.Skipped} records skipped, the last" : "unreadable from")} at byte {fault.Offset}: {fault.Cause}");
        }
    }
}
