namespace EventFormat.Tools;

/// <summary>What became of one damaged event file.</summary>
/// <param name="Source">Path of the damaged file, which is never changed.</param>
/// <param name="Target">Path of the repaired file; null when nothing of it was intact, or it could not be written.</param>
/// <param name="Records">Intact records written.</param>
/// <param name="BytesLeftOut">Bytes of the damaged file that are in none of them.</param>
/// <param name="Problem">Why no repaired file was written; null when one was.</param>
public sealed record RepairedFile(string Source, string? Target, long Records, long BytesLeftOut, string? Problem);
