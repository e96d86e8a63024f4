namespace EventFormat.Runs;

/// <summary>Something wrong in an event file.</summary>
/// <param name="Offset">Where in the file, in bytes.</param>
/// <param name="Cause">What is wrong, for people.</param>
public sealed record FileFault(long Offset, string Cause);
