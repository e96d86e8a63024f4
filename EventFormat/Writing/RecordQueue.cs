using System.Buffers;
using System.Diagnostics;
using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Records that wait for the pump: callers append under a short lock, the pump takes all there is in one go.</summary>
/// <remarks>
/// One lock, one condition, bytes encoded in place: no object per event and no channel. Bounded by
/// <see cref="EventFileWriterOptions.QueueBytes"/>; a caller never waits for a disk that fails.
/// </remarks>
internal sealed class RecordQueue(EventFileWriterOptions options)
{
    /// <summary>Waiting bytes that wake the pump before its interval is over.</summary>
    public const int DrainBytes = 4 * RecordChunk.DefaultBytes;

    private readonly object _gate = new();
    private readonly WallClock _clock = new(options.TimeProvider);

    // All below: guarded by _gate.
    private readonly List<RecordChunk> _waiting = [];
    private readonly Stack<RecordChunk> _free = new();
    private readonly List<(long Pass, TaskCompletionSource<bool> Done)> _flushes = [];
    private RecordChunk? _tail;
    private long _queuedBytes;
    private long _droppedEvents;
    private long _pass;
    private long _lastPassEnd;
    private int _blockedCallers;
    private Thread? _pump;
    private bool _isUrgent;
    private bool _isFailing;
    private bool _isCompleted;

    public long QueuedBytes
    {
        get
        {
            lock (_gate)
            {
                return _queuedBytes;
            }
        }
    }

    public long DroppedEvents
    {
        get
        {
            lock (_gate)
            {
                return _droppedEvents;
            }
        }
    }

    /// <summary>The wall time of an event made now.</summary>
    public double Now()
    {
        var now = _clock.Read();
        lock (_gate)
        {
            return _clock.Settle(now);
        }
    }

    /// <summary>Appends one scalar; false when it was dropped.</summary>
    public bool AppendScalar(string tag, float value, long step, double? wallTime)
    {
        var maxBytes = ScalarRecord.MaxBytes(tag.Length);
        var now = wallTime ?? _clock.Read();
        lock (_gate)
        {
            if (!TryReserve_NeedsLock(maxBytes))
            {
                return false;
            }

            var settled = wallTime ?? _clock.Settle(now);
            var chunk = Tail_NeedsLock(maxBytes);
            Commit_NeedsLock(chunk, ScalarRecord.Write(chunk.Free, tag, value, step, settled));
            return true;
        }
    }

    /// <summary>Appends one event; false when it was dropped. Serialized outside the lock, large ones straight into a chunk of their own.</summary>
    public bool Append(IMessage message)
    {
        var length = MessageBytes(message.CalculateSize());
        if (length + RecordFrame.HeaderBytes + RecordFrame.FooterBytes > RecordChunk.DefaultBytes)
        {
            var own = new RecordChunk(length + RecordFrame.HeaderBytes + RecordFrame.FooterBytes);
            message.WriteTo(own.Free.Slice(RecordFrame.HeaderBytes, length));
            return AppendSealed(own, length);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        message.WriteTo(buffer.AsSpan(0, length));
        var taken = Append(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return taken;
    }

    /// <summary>Appends one serialized event; false when it was dropped.</summary>
    public bool Append(ReadOnlySpan<byte> message)
    {
        var bytes = MessageBytes(message.Length) + RecordFrame.HeaderBytes + RecordFrame.FooterBytes;
        if (bytes > RecordChunk.DefaultBytes)
        {
            var own = new RecordChunk(bytes);
            message.CopyTo(own.Free[RecordFrame.HeaderBytes..]);
            return AppendSealed(own, message.Length);
        }

        lock (_gate)
        {
            if (!TryReserve_NeedsLock(bytes))
            {
                return false;
            }

            var chunk = Tail_NeedsLock(bytes);
            message.CopyTo(chunk.Free[RecordFrame.HeaderBytes..]);
            Commit_NeedsLock(chunk, RecordFrame.Seal(chunk.Free, message.Length));
            return true;
        }
    }

    /// <summary>Resolves once all that was appended before is in the file, or an attempt to write it failed (false).</summary>
    public Task<bool> FlushAsync()
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isCompleted)
            {
                return Task.FromResult(_queuedBytes == 0);
            }

            _flushes.Add((_pass + 1, done));
            _isUrgent = true;
            Monitor.PulseAll(_gate);
        }

        return done.Task;
    }

    /// <summary>Takes no more events and asks for the last pass.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isCompleted = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Pump: waits until there is reason to write and takes what waits; true when it is the last pass.</summary>
    public bool BeginPass(List<RecordChunk> batch)
    {
        lock (_gate)
        {
            _pump = Thread.CurrentThread;
            while (TimeToPass_NeedsLock() is var wait && wait != TimeSpan.Zero)
            {
                Monitor.Wait(_gate, wait);
            }

            if (_tail is { Length: > 0 })
            {
                _waiting.Add(_tail);
                _tail = null;
            }

            if (_waiting.Count <= 1 && _free.Count > DrainBytes / RecordChunk.DefaultBytes)
            {
                _free.Pop(); // quiet again: give back, bit by bit, what a burst needed
            }

            batch.AddRange(_waiting);
            _waiting.Clear();
            _isUrgent = false;
            _pass++;
            return _isCompleted;
        }
    }

    /// <summary>Pump: the chunk's records are in the file.</summary>
    public void Release(RecordChunk chunk)
    {
        lock (_gate)
        {
            _queuedBytes -= chunk.Length;
            if (chunk.IsReusable && _free.Count < options.QueueBytes / RecordChunk.DefaultBytes)
            {
                chunk.Clear();
                _free.Push(chunk);
            }

            // Not at the first free byte: a caller that wakes then has room for a while.
            if (_blockedCallers > 0 && _queuedBytes <= options.QueueBytes / 4 * 3)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Pump: events that will never reach a file.</summary>
    public void CountLost(long events)
    {
        lock (_gate)
        {
            _droppedEvents += events;
        }
    }

    /// <summary>Pump: answers the flushes this pass served, and lets callers drop rather than wait while writing fails.</summary>
    public void EndPass(bool failed)
    {
        lock (_gate)
        {
            _isFailing = failed;
            _lastPassEnd = Stopwatch.GetTimestamp();
            var served = 0;
            while (served < _flushes.Count && _flushes[served].Pass <= _pass)
            {
                _flushes[served++].Done.SetResult(!failed);
            }

            _flushes.RemoveRange(0, served);
            if (_blockedCallers > 0)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    private static int MessageBytes(int length) => length is >= 0 and <= EventFileWriter.MaxEventBytes
        ? length
        : throw new ArgumentException($"An event holds at most {EventFileWriter.MaxEventBytes} bytes.");

    private TimeSpan TimeToPass_NeedsLock()
    {
        if (_isUrgent || _isCompleted || (_queuedBytes >= DrainBytes && !_isFailing))
        {
            return TimeSpan.Zero;
        }

        if (_queuedBytes == 0 && !_isFailing)
        {
            return Timeout.InfiniteTimeSpan;
        }

        var interval = _isFailing ? options.RetryInterval : options.FlushInterval;
        if (interval == Timeout.InfiniteTimeSpan)
        {
            return interval;
        }

        // Rounded up: a wait that ends a fraction of a millisecond early would spin.
        var left = (interval - Stopwatch.GetElapsedTime(_lastPassEnd)).TotalMilliseconds;
        return left <= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(left));
    }

    private bool TryReserve_NeedsLock(int bytes)
    {
        ObjectDisposedException.ThrowIf(_isCompleted, typeof(EventFileWriter));
        while (_queuedBytes > 0 && _queuedBytes + bytes > options.QueueBytes)
        {
            // The pump itself gets here through a subscriber of Failed that logs: nobody would make room for it.
            if (_isFailing || _isCompleted || options.WhenFull == WhenFull.Drop || Thread.CurrentThread == _pump)
            {
                _droppedEvents++;
                return false;
            }

            _isUrgent = true;
            _blockedCallers++;
            Monitor.PulseAll(_gate);
            Monitor.Wait(_gate);
            _blockedCallers--;
        }

        return true;
    }

    private RecordChunk Tail_NeedsLock(int bytes)
    {
        if (_tail is { } tail)
        {
            if (tail.Free.Length >= bytes)
            {
                return tail;
            }

            _waiting.Add(tail);
        }

        return _tail = bytes > RecordChunk.DefaultBytes ? new RecordChunk(bytes)
            : _free.TryPop(out var free) ? free
            : new RecordChunk(RecordChunk.DefaultBytes);
    }

    private bool AppendSealed(RecordChunk own, int messageLength)
    {
        var bytes = RecordFrame.Seal(own.Free, messageLength);
        lock (_gate)
        {
            if (!TryReserve_NeedsLock(bytes))
            {
                return false;
            }

            if (_tail is { Length: > 0 } tail)
            {
                _waiting.Add(tail);
            }

            _tail = own;
            Commit_NeedsLock(own, bytes);
            return true;
        }
    }

    private void Commit_NeedsLock(RecordChunk chunk, int bytes)
    {
        chunk.Commit(bytes);
        var before = _queuedBytes;
        _queuedBytes = before + bytes;
        if (before == 0 || (before < DrainBytes && _queuedBytes >= DrainBytes))
        {
            Monitor.PulseAll(_gate);
        }
    }
}
