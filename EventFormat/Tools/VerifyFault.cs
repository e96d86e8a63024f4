namespace EventFormat.Tools;

/// <summary>A place in an event file that fails verification.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="Offset">Where in it, in bytes.</param>
/// <param name="Cause">What is wrong, for people.</param>
/// <param name="IsTornTail">Whether the file merely ends within a record: a writer is at work, or was killed.</param>
public sealed record VerifyFault(string File, long Offset, string Cause, bool IsTornTail = false);
