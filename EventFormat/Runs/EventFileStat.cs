namespace EventFormat.Runs;

/// <summary>An event file as its directory lists it.</summary>
/// <param name="Name">Its name in the directory.</param>
/// <param name="Length">Its length in bytes; −1 for a link to nothing.</param>
/// <param name="WrittenUtc">When it was last written.</param>
internal readonly record struct EventFileStat(string Name, long Length, DateTime WrittenUtc);
