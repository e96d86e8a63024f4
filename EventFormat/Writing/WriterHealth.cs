namespace EventFormat.Writing;

/// <summary>What became of the events given to a writer: a snapshot.</summary>
/// <param name="FilePath">The file now written; null while none could be created.</param>
/// <param name="Cause">Why the last attempt to write failed; null while writing works.</param>
/// <param name="Failures">How often writing turned from working to failing.</param>
/// <param name="DroppedEvents">Events lost: dropped when the queue was full, or never written by the time of disposal.</param>
/// <param name="QueuedBytes">Bytes that wait in memory.</param>
/// <param name="WrittenBytes">Bytes handed to the operating system, over all files.</param>
public sealed record WriterHealth(
    string? FilePath, string? Cause, long Failures, long DroppedEvents, long QueuedBytes, long WrittenBytes)
{
    /// <summary>Whether the last attempt to write failed; it is retried.</summary>
    public bool IsFailing => Cause is not null;
}
