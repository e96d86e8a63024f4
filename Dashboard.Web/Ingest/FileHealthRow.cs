namespace Dashboard.Web.Ingest;

/// <summary>How reading one event file went so far.</summary>
/// <param name="Run">Name of its run.</param>
/// <param name="File">File name within the run's directory.</param>
/// <param name="Length">Bytes there at the last look.</param>
/// <param name="BytesRead">Bytes read so far.</param>
/// <param name="Records">Intact records read.</param>
/// <param name="Skipped">Records skipped for a bad checksum or contents that could not be decoded.</param>
/// <param name="Fault">Cause of the last skipped record, or of the file's death; null when there was none.</param>
/// <param name="FaultOffset">Byte offset of that fault.</param>
/// <param name="IsDead">Whether nothing after the fault can be read.</param>
public sealed record FileHealthRow(
    string Run,
    string File,
    long Length,
    long BytesRead,
    long Records,
    long Skipped,
    string? Fault,
    long? FaultOffset,
    bool IsDead);
