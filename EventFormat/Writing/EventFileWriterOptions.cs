namespace EventFormat.Writing;

/// <summary>How an <see cref="EventFileWriter"/> names, flushes and bounds what it writes.</summary>
public sealed record EventFileWriterOptions
{
    /// <summary>Appended to the file name, such as <c>.v2</c>; empty by default.</summary>
    public string FileNameSuffix { get; init; } = "";

    /// <summary>How long events may wait in memory before they are handed to the operating system.</summary>
    /// <remarks>
    /// The first event after a quiet time is written at once; those that follow within the interval go together. 100 ms keeps
    /// a dashboard live and a killed process nearly whole, at no more than ten writes a second.
    /// <see cref="Timeout.InfiniteTimeSpan"/> leaves it to flushes, to disposal and to a quarter of a megabyte waiting.
    /// </remarks>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether every write is also forced to the disk, so that it survives a power failure; slow, off by default.</summary>
    public bool FlushToDisk { get; init; }

    /// <summary>How many bytes of events may wait in memory; one larger event may wait alone.</summary>
    public int QueueBytes { get; init; } = 64 << 20;

    /// <summary>What happens to an event that finds the queue full.</summary>
    public WhenFull WhenFull { get; init; } = WhenFull.Block;

    /// <summary>Size at which the next file is begun; none by default.</summary>
    public long MaxFileBytes { get; init; } = long.MaxValue;

    /// <summary>Where wall times come from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string HostName { get; init; } = Environment.MachineName;

    internal int ProcessId { get; init; } = Environment.ProcessId;

    /// <summary>Creates a file that must not exist yet; tests put failing streams here.</summary>
    internal Func<string, Stream> CreateFile { get; init; } = static path => new FileStream(
        path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>How long a failing writer waits between two attempts.</summary>
    internal TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(FileNameSuffix);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(QueueBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxFileBytes);
        if (FileNameSuffix.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw new ArgumentException("A file name suffix holds no path separator.", nameof(FileNameSuffix));
        }

        if (FlushInterval < TimeSpan.Zero && FlushInterval != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(FlushInterval), FlushInterval, "A flush interval is not negative.");
        }
    }
}
