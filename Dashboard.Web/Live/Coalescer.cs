namespace Dashboard.Web.Live;

/// <summary>Runs a callback for a burst of signals: the first at once, then at most once per interval, and always after the last one.</summary>
/// <remarks>
/// The callback never overlaps itself; while one runs, any number of signals cost one later run. An idle coalescer holds no
/// timer and no thread. Signals come from any thread and never wait.
/// </remarks>
internal sealed partial class Coalescer : IDisposable
{
    private readonly Func<CancellationToken, Task> _callback;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();

    // Under the lock.
    private readonly Lock _lock = new();
    private bool _isRunning;
    private bool _isSignaled;

    public Coalescer(TimeSpan interval, TimeProvider time, ILogger log, Func<CancellationToken, Task> callback)
    {
        _interval = interval;
        _time = time;
        _log = log;
        _callback = callback;
    }

    public void Signal()
    {
        lock (_lock)
        {
            _isSignaled = true;
            if (_isRunning || _stop.IsCancellationRequested)
            {
                return;
            }

            _isRunning = true;
        }

        _ = Task.Run(RunAsync);
    }

    public void Dispose() => _stop.Cancel();

    private async Task RunAsync()
    {
        try
        {
            while (TryBegin())
            {
                await InvokeAsync();
                await Task.Delay(_interval, _time, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Disposed: nobody listens any more.
        }
    }

    private async Task InvokeAsync()
    {
        try
        {
            await _callback(_stop.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One failed delivery must not end the later ones.
            CallbackFailed(e);
        }
    }

    private bool TryBegin()
    {
        lock (_lock)
        {
            _isRunning = _isSignaled && !_stop.IsCancellationRequested;
            _isSignaled = false;
            return _isRunning;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was to be told of a change failed.")]
    private partial void CallbackFailed(Exception exception);
}
