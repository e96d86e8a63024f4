namespace EventFormat.Runs;

/// <summary>How the files of a run are read.</summary>
public sealed class RunTailerOptions
{
    /// <summary>Bytes read at a time; a buffer of that size is borrowed only while a file is read.</summary>
    public int BufferSize { get; init; } = 256 * 1024;

    /// <summary>How long after a file was last written faults in its tail may still heal.</summary>
    public TimeSpan ProvisionalAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many bytes at the end of a file may still heal: network disks and crashes show zeros there for a while.</summary>
    public long ProvisionalTail { get; init; } = 64 * 1024;
}
