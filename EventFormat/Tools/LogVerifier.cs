using EventFormat.Records;
using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>Checks every checksum of every record, and that its data is an event, in a log directory or one event file.</summary>
/// <remarks>Reads once from start to end and reports each fault as it is met. Not thread-safe; use one per verification.</remarks>
public sealed class LogVerifier(Action<VerifyFault> report, CancellationToken cancellation = default)
{
    private long _files;
    private long _records;
    private long _bytes;
    private long _faults;

    /// <summary>Verifies everything at that path.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public VerifyReport Verify(string path)
    {
        var found = LogPath.Discover(path);
        foreach (var problem in found.Problems)
        {
            Report(problem.Directory, 0, problem.Cause);
        }

        foreach (var run in found.Runs)
        {
            VerifyRun(run);
        }

        return new VerifyReport(_files, _records, _bytes, _faults, found.Exists);
    }

    private void VerifyRun(RunLocation run)
    {
        List<EventFileStat> files = [];
        Attempt(run.Directory, () => files = EventFileListing.Read(run));
        foreach (var file in files)
        {
            var path = Path.Combine(run.Directory, file.Name);
            _files++;
            if (file.Length != 0)
            {
                Attempt(path, () => VerifyFile(path));
            }
        }
    }

    private void Attempt(string path, Action read)
    {
        try
        {
            read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Report(path, 0, "cannot be read: " + failure.Message);
        }
    }

    private void VerifyFile(string path)
    {
        using var file = FileWindow.Open(path);
        var walk = new RecordWalk(file);
        while (walk.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            _bytes += walk.Record.Length;
            if (walk.Fault() is { } cause)
            {
                Report(path, walk.Offset, cause);
            }
            else
            {
                _records++;
            }
        }

        if (walk.Fault() is { } end)
        {
            Report(path, walk.Offset, end, isTornTail: walk.Status == RecordStatus.NeedMore);
        }
    }

    private void Report(string path, long offset, string cause, bool isTornTail = false)
    {
        _faults++;
        report(new VerifyFault(path, offset, cause, isTornTail));
    }
}
