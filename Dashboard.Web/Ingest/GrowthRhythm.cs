namespace Dashboard.Web.Ingest;

/// <summary>Whether a run is still being written: it grew within max(60 s, 5 × its median interval).</summary>
internal sealed class GrowthRhythm
{
    private const int Kept = 15;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(60);

    // Under the lock.
    private readonly Lock _lock = new();
    private readonly double[] _intervals = new double[Kept];
    private int _count;
    private DateTimeOffset? _last;

    /// <summary>The run grew at <paramref name="at"/>; earlier times than the last one said are ignored.</summary>
    public void Grew(DateTimeOffset at)
    {
        lock (_lock)
        {
            if (at <= _last)
            {
                return;
            }

            if (_last is { } last)
            {
                _intervals[_count++ % Kept] = (at - last).TotalSeconds;
            }

            _last = at;
        }
    }

    /// <summary>The run grew at a wall time of its own, which may be unknown, in the future or nonsense.</summary>
    public void Grew(double wallTime, DateTimeOffset now)
    {
        var age = (now - DateTimeOffset.UnixEpoch).TotalSeconds - wallTime;
        if (age < TimeSpan.FromDays(1).TotalSeconds)
        {
            Grew(now - TimeSpan.FromSeconds(Math.Max(0, age)));
        }
    }

    public bool IsLive(DateTimeOffset now)
    {
        lock (_lock)
        {
            return _last is { } last && now - last <= Patience_NeedsLock();
        }
    }

    private TimeSpan Patience_NeedsLock()
    {
        var known = Math.Min(_count, Kept);
        if (known == 0)
        {
            return Least;
        }

        Span<double> sorted = stackalloc double[Kept];
        _intervals.AsSpan(0, known).CopyTo(sorted);
        sorted = sorted[..known];
        sorted.Sort();
        var patience = TimeSpan.FromSeconds(Math.Min(5 * sorted[known / 2], TimeSpan.FromDays(1).TotalSeconds));
        return patience > Least ? patience : Least;
    }
}
