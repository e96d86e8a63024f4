namespace Training.Core.Data.Loading;

/// <summary>Says when a time is over, and wakes who waits for it; without a time, never.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly ITimer? _timer;
    private volatile bool _isOver;

    public Deadline(TimeProvider time, TimeSpan? after, Action wake)
    {
        if (after is { } duration)
        {
            _timer = time.CreateTimer(_ => End(wake), null, duration, Timeout.InfiniteTimeSpan);
        }
    }

    public bool IsOver => _isOver;

    public void Dispose() => _timer?.Dispose();

    private void End(Action wake)
    {
        _isOver = true;
        wake();
    }
}
