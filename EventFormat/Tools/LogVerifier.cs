using EventFormat.Events;
using EventFormat.Records;
using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>Checks every checksum of every record, and that its data is an event, in a log directory or one event file.</summary>
/// <remarks>Reads once from start to end and reports each fault as it is met. Not thread-safe; use one per verification.</remarks>
public sealed class LogVerifier(Action<VerifyFault> report, CancellationToken cancellation = default)
{
    private const int BufferSize = 1024 * 1024;
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
        using var reader = EventFileReader.Open(path);
        var length = reader.Length;
        long cursor = 0;
        var wanted = BufferSize;
        while (cursor < length)
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = reader.Read(cursor, (int)Math.Min(wanted, length - cursor));
            var status = VerifyBuffer(path, bytes, cursor, out var consumed, out var nextLength);
            cursor += consumed;
            _bytes += consumed;
            if (status != RecordStatus.NeedMore)
            {
                Report(path, cursor, FaultCause.Of(status));
                return;
            }

            var needed = nextLength < 0 ? RecordScanner.HeaderSize : nextLength + RecordScanner.FrameSize;
            if (cursor < length && (needed > length - cursor || (consumed == 0 && bytes.Length < Math.Min(wanted, length - cursor))))
            {
                Report(path, cursor, $"the file ends within a record: {length - cursor} bytes are no whole one", isTornTail: true);
                return;
            }

            wanted = Math.Max(BufferSize, needed);
        }
    }

    private RecordStatus VerifyBuffer(string path, ReadOnlySpan<byte> bytes, long start, out int consumed, out int nextLength)
    {
        consumed = 0;
        while (true)
        {
            var status = RecordScanner.Read(bytes[consumed..], out nextLength);
            if (status is not (RecordStatus.Record or RecordStatus.BadData))
            {
                return status;
            }

            if (status == RecordStatus.BadData)
            {
                Report(path, start + consumed, FaultCause.Of(status));
            }
            else if (!EventWire.TryRead(bytes.Slice(consumed + RecordScanner.HeaderSize, nextLength), out _))
            {
                Report(path, start + consumed, FaultCause.NoEvent);
            }
            else
            {
                _records++;
            }

            consumed += nextLength + RecordScanner.FrameSize;
        }
    }

    private void Report(string path, long offset, string cause, bool isTornTail = false)
    {
        _faults++;
        report(new VerifyFault(path, offset, cause, isTornTail));
    }
}
