namespace EventFormat.Runs;

/// <summary>Where a run is.</summary>
/// <param name="Name">Directory relative to the log directory, with '/'; "." for the log directory itself.</param>
/// <param name="Directory">The run's directory.</param>
/// <param name="OnlyFile">Name of the one file to read, where not all of them are meant.</param>
public sealed record RunLocation(string Name, string Directory, string? OnlyFile = null);
