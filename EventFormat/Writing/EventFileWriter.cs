using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Appends events to an event file in a directory, in the background.</summary>
/// <remarks>
/// Safe for any number of threads; several writers and processes may share a directory, each has files of its own. Nothing the
/// disk does ever throws into a caller: see <see cref="Failed"/> and <see cref="Health"/>. What was flushed survives
/// the end of the process, however it ends. Dispose to write what still waits; an orderly exit of the process does so too.
/// </remarks>
public sealed class EventFileWriter : IDisposable, IAsyncDisposable
{
    /// <summary>The largest event that is taken; a larger one is the caller's error.</summary>
    public const int MaxEventBytes = 1 << 30;

    private readonly RecordQueue _queue;
    private readonly Thread _pump;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Pump thread only, but for the constructor.
    private readonly EventFileSequence _files;
    private readonly List<RecordChunk> _batch = [];

    // Written by the pump, read by anyone.
    private volatile string? _filePath;
    private volatile Exception? _failure;
    private long _failures;
    private long _writtenBytes;

    /// <summary>Creates the directory if need be, and a new file in it; when that fails it is tried again in the background.</summary>
    public EventFileWriter(string directory, EventFileWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        options ??= new EventFileWriterOptions();
        options.Validate();
        Directory = Path.GetFullPath(directory);
        _queue = new RecordQueue(options);
        _files = new EventFileSequence(Directory, options);
        var cause = TryOpen();
        Publish();
        if (cause is not null)
        {
            _queue.EndPass(failed: true);
        }

        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        _pump = new Thread(Pump) { IsBackground = true, Name = "EventFileWriter" };
        _pump.Start();
    }

    /// <summary>Raised on the writer's own thread when writing turns from working to failing; not again until it has worked.</summary>
    public event EventHandler<WriterFailedEventArgs>? Failed;

    /// <summary>The directory of the run.</summary>
    public string Directory { get; }

    /// <summary>What became of the events so far.</summary>
    public WriterHealth Health => new(
        _filePath,
        _failure?.Message,
        Interlocked.Read(ref _failures),
        _queue.DroppedEvents,
        _queue.QueuedBytes,
        Interlocked.Read(ref _writtenBytes));

    /// <summary>Appends one serialized <c>Event</c> message; its bytes are copied. False when it was dropped.</summary>
    public bool Append(ReadOnlySpan<byte> message) => _queue.Append(message);

    /// <summary>Hands everything appended so far to the operating system; false when that failed, and will be tried again.</summary>
    public bool Flush() => FlushAsync().GetAwaiter().GetResult();

    /// <inheritdoc cref="Flush"/>
    public Task<bool> FlushAsync(CancellationToken cancellationToken = default) =>
        Thread.CurrentThread == _pump // a subscriber of Failed: the pump cannot wait for itself
            ? Task.FromResult(false)
            : _queue.FlushAsync().WaitAsync(cancellationToken);

    /// <summary>Writes what waits and closes the file; what cannot be written by then is counted as lost.</summary>
    public void Dispose()
    {
        Complete();

        // A subscriber of Failed may dispose; the pump cannot wait for itself.
        if (Thread.CurrentThread != _pump)
        {
            _finished.Task.GetAwaiter().GetResult();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        Complete();
        await _finished.Task.ConfigureAwait(false);
    }

    /// <summary>Appends one scalar; false when it was dropped.</summary>
    internal bool AppendScalar(string tag, float value, long step, double? wallTime) =>
        _queue.AppendScalar(tag, value, step, wallTime);

    /// <summary>Appends one event; false when it was dropped.</summary>
    internal bool Append(IMessage message) => _queue.Append(message);

    /// <summary>The wall time of an event made now.</summary>
    internal double Now() => _queue.Now();

    /// <summary>Reports that a file beside the event file could not be written; the event file itself is not failing.</summary>
    internal void Report(Exception cause)
    {
        Interlocked.Increment(ref _failures);
        Raise(cause);
    }

    private void OnProcessExit(object? sender, EventArgs e) => Dispose();

    private void Complete()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _queue.Complete();
    }

    private void Pump()
    {
        bool isLast;
        do
        {
            isLast = _queue.BeginPass(_batch);
            if (_files.LeaveIfDeleted())
            {
                var deleted = new FileNotFoundException("The event file was deleted, and what it held with it; another one is begun.");
                if (Note(deleted))
                {
                    Raise(deleted);
                }
            }

            var cause = TryOpen() ?? TryWrite();
            if (isLast)
            {
                GiveUp();
            }

            Publish();
            var isNews = Note(cause);
            _queue.EndPass(cause is not null);
            if (isNews)
            {
                Raise(cause!);
            }
        }
        while (!isLast);
        _finished.SetResult();
    }

    private Exception? TryOpen()
    {
        try
        {
            _files.Open();
            return null;
        }
#pragma warning disable CA1031 // An edge: nothing may escape into the host, whatever it is.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return cause;
        }
    }

    /// <summary>Writes the batch chunk by chunk; what a failure leaves stays in the batch for the next pass.</summary>
    private Exception? TryWrite()
    {
        var written = 0;
        try
        {
            while (written < _batch.Count)
            {
                _files.Write(_batch[written]);
                _queue.Release(_batch[written++]);
            }

            _files.Flush();
            return null;
        }
#pragma warning disable CA1031 // An edge: nothing may escape into the host, whatever it is.
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return cause;
        }
        finally
        {
            _batch.RemoveRange(0, written);
        }
    }

    private void GiveUp()
    {
        if (_batch.Count > 0)
        {
            _files.Abandon(_batch[0]);
        }

        foreach (var chunk in _batch)
        {
            _queue.CountLost(RecordFrame.Count(chunk.Pending));
            _queue.Release(chunk);
        }

        _batch.Clear();
        _files.Dispose();
    }

    private void Publish()
    {
        _filePath = _files.FilePath ?? _filePath;
        Interlocked.Exchange(ref _writtenBytes, _files.WrittenBytes);
    }

    /// <summary>Takes the outcome of an attempt into the health; true when writing just turned from working to failing.</summary>
    private bool Note(Exception? cause)
    {
        var isNews = cause is not null && _failure is null;
        _failure = cause;
        if (isNews)
        {
            Interlocked.Increment(ref _failures);
        }

        return isNews;
    }

    private void Raise(Exception cause)
    {
        try
        {
            Failed?.Invoke(this, new WriterFailedEventArgs(_filePath, cause));
        }
#pragma warning disable CA1031 // An edge: a subscriber's fault must not end the pump.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
