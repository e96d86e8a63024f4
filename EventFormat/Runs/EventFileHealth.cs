namespace EventFormat.Runs;

/// <summary>How far one event file of a run was read, and what was wrong in it.</summary>
/// <param name="Id">The id the run's sink knows it by.</param>
/// <param name="Name">File name within the run's directory.</param>
/// <param name="Length">Its length when last looked at.</param>
/// <param name="BytesRead">Bytes of whole records read; less than <paramref name="Length"/> while reading, at a torn tail, or when dead.</param>
/// <param name="Records">Records framed, skipped ones included.</param>
/// <param name="Events">Events read.</param>
/// <param name="Skipped">Records skipped: data that fails its checksum, or is no event.</param>
/// <param name="LastSkip">The last skipped record.</param>
/// <param name="Dead">Where and why reading ended, if it did before the end of the file.</param>
/// <param name="Conflicts">Values dropped because their tag holds another kind.</param>
/// <param name="UnknownWallTimes">Events whose wall time is NaN or infinite.</param>
/// <param name="IsProvisional">Whether faults stand in a tail that was written just now and may still change.</param>
/// <param name="FirstWallTime">Wall time of the first event; NaN when unknown.</param>
/// <param name="LastWallTime">Wall time of the last event; NaN when unknown.</param>
public sealed record EventFileHealth(
    int Id,
    string Name,
    long Length,
    long BytesRead,
    long Records,
    long Events,
    long Skipped,
    FileFault? LastSkip,
    FileFault? Dead,
    long Conflicts,
    long UnknownWallTimes,
    bool IsProvisional,
    double FirstWallTime,
    double LastWallTime)
{
    /// <summary>Whether anything was wrong with the file.</summary>
    public bool HasFaults => Skipped > 0 || Dead is not null || Conflicts > 0;
}
