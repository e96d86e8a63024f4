namespace EventFormat.Runs;

/// <summary>An event file as its directory lists it.</summary>
internal readonly record struct EventFileStat(string Name, long Length, DateTime WrittenUtc);
