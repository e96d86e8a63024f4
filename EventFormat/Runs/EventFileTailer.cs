using System.Runtime.CompilerServices;
using EventFormat.Records;

namespace EventFormat.Runs;

/// <summary>Follows one event file: what was read of it, how it goes on, and whether it still is the same file.</summary>
/// <remarks>
/// The cursor stands behind the last whole record. A torn tail waits there; so does a dead file, whose framing is tried again
/// whenever the file changes. Between polls no handle and no buffer is held.
/// </remarks>
internal sealed class EventFileTailer(string path, EventFileState state, EventDispatcher dispatcher, TimeProvider time, RunTailerOptions options)
{
    // A file written again within one tick of its disk's clock, FAT's being the coarsest, looks as if it had not been.
    private static readonly TimeSpan ClockGrain = TimeSpan.FromSeconds(2);

    private readonly FileFingerprint _fingerprint = new();
    private readonly List<DoubtfulRecord> _doubtful = [];
    private long _cursor;

    // What the directory listed when everything readable was read; null while there may be more.
    private EventFileStat? _caughtUp;

    public EventFileState State => state;

    /// <summary>Whether a poll would do anything.</summary>
    public bool NeedsReading(in EventFileStat stat) => state.IsProvisional || _caughtUp != stat;

    /// <summary>Forgets what was read.</summary>
    public void Rewind()
    {
        _cursor = 0;
        _caughtUp = null;
        _doubtful.Clear();
        _fingerprint.Clear();
        state.Clear();
    }

    /// <summary>Reads on, for about <paramref name="budget"/> bytes.</summary>
    public TailOutcome Poll(in EventFileStat stat, long budget)
    {
        state.Length = Math.Max(0, stat.Length);
        if (stat.Length == 0)
        {
            // Not opened: a pipe of that name has no length either, and opening it would wait for a writer for ever.
            _caughtUp = stat;
            return _cursor > 0 ? TailOutcome.Replaced : TailOutcome.CaughtUp;
        }

        FileWindow reader;
        try
        {
            reader = FileWindow.Open(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Unreadable(failure);
        }

        using (reader)
        {
            try
            {
                return Read(reader, stat, budget);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return Unreadable(failure);
            }
        }
    }

    private TailOutcome Read(FileWindow reader, in EventFileStat stat, long budget)
    {
        var length = reader.Length;
        if (length < _cursor || !_fingerprint.Matches(reader) || !DoubtfulRecordsStand(reader))
        {
            return TailOutcome.Replaced;
        }

        state.Length = length;
        state.Dead = null;
        var isRecent = time.GetUtcNow() - stat.WrittenUtc < options.ProvisionalAge;
        var healing = isRecent ? length - options.ProvisionalTail : long.MaxValue;
        _doubtful.RemoveAll(record => record.Offset + record.Length <= healing);
        var outcome = ReadRecords(reader, length, healing, budget);
        if (outcome is TailOutcome.CaughtUp or TailOutcome.HasMore)
        {
            _fingerprint.Capture(reader, _cursor);
            state.BytesRead = _cursor;
            state.IsProvisional = _doubtful.Count > 0 || state.Dead?.Offset > healing;
            _caughtUp = outcome == TailOutcome.CaughtUp && time.GetUtcNow() - stat.WrittenUtc >= ClockGrain ? stat : null;
        }

        return outcome;
    }

    private TailOutcome ReadRecords(FileWindow reader, long length, long healing, long budget)
    {
        var end = _cursor + budget;
        var wanted = options.BufferSize;
        while (_cursor < length)
        {
            if (_cursor >= end)
            {
                return TailOutcome.HasMore;
            }

            // Never more than the bytes that are there, whatever a length field says.
            var bytes = reader.Read(_cursor, (int)Math.Min(wanted, length - _cursor));
            var status = ReadBuffer(bytes, healing, out var consumed, out var nextLength);
            _cursor += consumed;
            if (status is null)
            {
                return TailOutcome.Redefines;
            }

            if (status != RecordStatus.NeedMore)
            {
                state.Dead = new FileFault(_cursor, FaultCause.Of(status.Value));
                return TailOutcome.CaughtUp;
            }

            // A header that was not in the buffer says nothing yet; a known length may need a larger buffer.
            var needed = nextLength < 0 ? RecordScanner.HeaderSize : nextLength + RecordScanner.FrameSize;
            if (needed > length - _cursor)
            {
                return TailOutcome.CaughtUp;
            }

            if (consumed == 0 && bytes.Length < Math.Min(wanted, length - _cursor))
            {
                // The file shrank while it was read; the next poll sees it.
                return TailOutcome.CaughtUp;
            }

            wanted = Math.Max(options.BufferSize, needed);
        }

        return TailOutcome.CaughtUp;
    }

    /// <summary>Reads the records of a buffer that starts at the cursor; null when the run must be reread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private RecordStatus? ReadBuffer(ReadOnlySpan<byte> bytes, long healing, out int consumed, out int nextLength)
    {
        consumed = 0;
        while (true)
        {
            var status = RecordScanner.Read(bytes[consumed..], out nextLength);
            if (status is not (RecordStatus.Record or RecordStatus.BadData))
            {
                return status;
            }

            var offset = _cursor + consumed;
            var size = nextLength + RecordScanner.FrameSize;
            state.Records++;
            if (status == RecordStatus.BadData)
            {
                Skip(offset, FaultCause.Of(status));
                if (offset + size > healing)
                {
                    _doubtful.Add(new DoubtfulRecord(offset, size, MaskedCrc32C.Compute(bytes.Slice(consumed, size))));
                }
            }
            else
            {
                var verdict = dispatcher.Accept(state, bytes.Slice(consumed + RecordScanner.HeaderSize, nextLength), offset + RecordScanner.HeaderSize);
                if (verdict == RecordVerdict.Redefines)
                {
                    return null;
                }

                if (verdict == RecordVerdict.Undecodable)
                {
                    Skip(offset, FaultCause.NoEvent);
                }
            }

            consumed += size;
        }
    }

    private bool DoubtfulRecordsStand(FileWindow reader)
    {
        foreach (var record in _doubtful)
        {
            if (MaskedCrc32C.Compute(reader.Read(record.Offset, record.Length)) != record.Checksum)
            {
                return false;
            }
        }

        return true;
    }

    private void Skip(long offset, string cause)
    {
        state.Skipped++;
        state.LastSkip = new FileFault(offset, cause);
    }

    private TailOutcome Unreadable(Exception failure)
    {
        // Tried again at every poll: permissions and network disks recover.
        state.Dead = new FileFault(_cursor, "the file cannot be read: " + failure.Message);
        state.BytesRead = _cursor;
        _caughtUp = null;
        return TailOutcome.CaughtUp;
    }

    private readonly record struct DoubtfulRecord(long Offset, int Length, uint Checksum);
}
