using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>What one run holds.</summary>
/// <param name="Name">The run.</param>
/// <param name="Tags">Its tags, in ordinal order of name.</param>
/// <param name="SessionStarts">How often its writers said they started.</param>
/// <param name="Files">Its event files with their faults, in ordinal order of name.</param>
/// <param name="Problem">Why its directory could not be listed; null when it could.</param>
public sealed record RunReport(string Name, IReadOnlyList<TagReport> Tags, long SessionStarts, IReadOnlyList<EventFileHealth> Files, string? Problem);
