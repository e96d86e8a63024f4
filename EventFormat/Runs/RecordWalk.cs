using EventFormat.Events;
using EventFormat.Records;

namespace EventFormat.Runs;

/// <summary>Walks the records of one event file from its start to the length it had when the walk began.</summary>
/// <remarks>
/// A step goes as far as the bytes at hand reach; more are fetched in between, waiting or not. Memory is that of the longest
/// record present, whatever length fields claim.
/// </remarks>
internal sealed class RecordWalk(FileWindow file)
{
    private const int BufferSize = 1024 * 1024;
    private const int MaxWaste = 16;
    private ReadOnlyMemory<byte> _bytes;
    private long _start;
    private int _next;
    private int _dataLength;
    private int _wanted = BufferSize;
    private bool _isShort;
    private long _wasted;

    /// <summary>Length of the file when the walk began.</summary>
    public long Length { get; } = file.Length;

    /// <summary>Where the record reached starts; where the walk ended, when it did.</summary>
    public long Offset { get; private set; }

    /// <summary>What stands at <see cref="Offset"/>: a whole record, intact or not, or why the walk ended.</summary>
    public RecordStatus Status { get; private set; }

    /// <summary>Whether the walk ended at the end of the file, with nothing left over.</summary>
    public bool IsComplete => Status == RecordStatus.NeedMore && Offset >= Length;

    /// <summary>The record reached, frame included; valid until the next step.</summary>
    public ReadOnlySpan<byte> Record => _bytes.Span.Slice((int)(Offset - _start), RecordScanner.FrameSize + _dataLength);

    /// <summary>The data of the record reached; valid until the next step.</summary>
    public ReadOnlySpan<byte> Data => Record.Slice(RecordScanner.HeaderSize, _dataLength);

    /// <summary>What is wrong with what was reached; null for a record that is an event, and at the end of the file.</summary>
    public string? Fault() => Status switch
    {
        RecordStatus.Record => EventWire.TryRead(Data, out _) ? null : FaultCause.NoEvent,
        RecordStatus.NeedMore => IsComplete ? null : $"the file ends within a record: {Length - Offset} bytes are no whole one",
        _ => FaultCause.Of(Status),
    };

    /// <summary>Steps to the next record, intact or not; false where none can be framed.</summary>
    public bool MoveNext()
    {
        while (!TryStep())
        {
            if (!NeedsBytes())
            {
                return false;
            }

            Take(file.ReadMemory(Offset, Window()));
        }

        return true;
    }

    /// <summary>Steps to the next record, intact or not; false where none can be framed.</summary>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellation)
    {
        while (!TryStep())
        {
            if (!NeedsBytes())
            {
                return false;
            }

            Take(await file.ReadAsync(Offset, Window(), cancellation).ConfigureAwait(false));
        }

        return true;
    }

    /// <summary>
    /// After the walk ended early: steps to the next place where an intact event stands, searched byte by byte; false when
    /// there is none. Both checksums must hold there, so that chance finds none in some 10^19 places. A file made of headers
    /// whose lengths are attested but whose data is not would take for ever; it is given up.
    /// </summary>
    public bool MoveToNextIntact(CancellationToken cancellation)
    {
        for (var place = Offset + 1; place <= Length - RecordScanner.FrameSize && _wasted <= MaxWaste * Length; place++)
        {
            if (place + RecordScanner.HeaderSize > _start + _bytes.Length)
            {
                cancellation.ThrowIfCancellationRequested();
                Offset = place;
                _wanted = BufferSize;
                Take(file.ReadMemory(place, Window()));
                if (_bytes.Length < RecordScanner.HeaderSize)
                {
                    return false;
                }
            }

            if (IsIntact(place))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsIntact(long place)
    {
        var status = RecordScanner.Read(_bytes.Span[(int)(place - _start)..], out var length);
        if (status == RecordStatus.NeedMore && length >= 0 && length + (long)RecordScanner.FrameSize <= Length - place)
        {
            // The length is attested but its record is longer than the bytes at hand.
            Offset = place;
            _wanted = Math.Max(BufferSize, length + RecordScanner.FrameSize);
            Take(file.ReadMemory(place, Window()));
            status = RecordScanner.Read(_bytes.Span, out length);
        }

        if (status != RecordStatus.Record || !EventWire.TryRead(_bytes.Span.Slice((int)(place - _start) + RecordScanner.HeaderSize, length), out _))
        {
            _wasted += Math.Max(0, length);
            return false;
        }

        (Offset, Status, _dataLength) = (place, status, length);
        _next = (int)(place - _start) + length + RecordScanner.FrameSize;
        return true;
    }

    private bool TryStep()
    {
        var status = RecordScanner.Read(_bytes.Span[_next..], out var length);
        (Offset, Status, _dataLength) = (_start + _next, status, length);
        if (status is not (RecordStatus.Record or RecordStatus.BadData))
        {
            return false;
        }

        _next += length + RecordScanner.FrameSize;
        return true;
    }

    /// <summary>Whether the bytes at hand end before the record does, and the file has the rest.</summary>
    private bool NeedsBytes()
    {
        if (Status != RecordStatus.NeedMore)
        {
            return false;
        }

        // The known length may ask for more than a buffer. Fewer bytes than asked for: the file shrank meanwhile.
        var needed = _dataLength < 0 ? RecordScanner.HeaderSize : _dataLength + RecordScanner.FrameSize;
        _wanted = Math.Max(BufferSize, needed);
        return needed <= Length - Offset && !_isShort;
    }

    private int Window() => (int)Math.Min(_wanted, Length - Offset);

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        (_bytes, _start, _next) = (bytes, Offset, 0);
        _isShort = bytes.Length < Window();
    }
}
