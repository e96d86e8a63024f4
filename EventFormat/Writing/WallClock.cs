namespace EventFormat.Writing;

/// <summary>Wall times in seconds since the Unix epoch that do not run backwards for small reasons.</summary>
/// <remarks>
/// Threads that read the clock and then wait for their turn would write times out of order, and so would a clock that is
/// being slewed; a step back of more than a second is a correction, and followed. Not thread-safe: call under the queue's lock.
/// </remarks>
internal sealed class WallClock(TimeProvider timeProvider)
{
    private const double SmallStepBack = 1;

    private double _last = double.NegativeInfinity;

    public double Read() => Seconds(timeProvider.GetUtcNow());

    /// <summary>The time to write for an event whose clock was read as <paramref name="now"/>.</summary>
    public double Settle(double now)
    {
        if (now < _last && _last - now <= SmallStepBack)
        {
            return _last;
        }

        return _last = now;
    }

    public static double Seconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (double)TimeSpan.TicksPerSecond;
}
