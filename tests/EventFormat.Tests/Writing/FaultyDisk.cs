using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

/// <summary>A disk that fails when told to; of each failing write so many bytes arrive.</summary>
internal sealed class FaultyDisk
{
    private volatile int _part = -1;
    private int _failedWrites;

    public int FailedWrites => Volatile.Read(ref _failedWrites);

    /// <summary>Options of a writer on this disk that writes when asked only, and retries fast.</summary>
    public EventFileWriterOptions Options => new()
    {
        FlushInterval = Timeout.InfiniteTimeSpan,
        RetryInterval = TimeSpan.FromMilliseconds(5),
        CreateFile = path => new FaultyStream(path, Take),
    };

    public void Fail(int partThatArrives = 0) => _part = partThatArrives;

    public void Heal() => _part = -1;

    private int Take()
    {
        var part = _part;
        if (part >= 0)
        {
            Interlocked.Increment(ref _failedWrites);
        }

        return part;
    }
}
