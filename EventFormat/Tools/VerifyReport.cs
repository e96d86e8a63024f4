namespace EventFormat.Tools;

/// <summary>What verifying came to.</summary>
/// <param name="Files">Event files looked at.</param>
/// <param name="Records">Records whose checksums hold and whose data is an event.</param>
/// <param name="Bytes">Bytes looked at.</param>
/// <param name="Faults">Number of faults reported, torn tails included.</param>
/// <param name="Exists">Whether the path is there.</param>
public sealed record VerifyReport(long Files, long Records, long Bytes, long Faults, bool Exists);
