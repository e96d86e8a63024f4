using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>What a log directory, or one event file, holds.</summary>
/// <param name="Path">What was inspected.</param>
/// <param name="Exists">Whether it is there.</param>
/// <param name="Runs">Its runs, in ordinal order of name.</param>
/// <param name="Problems">Directories that could not be searched.</param>
public sealed record LogReport(string Path, bool Exists, IReadOnlyList<RunReport> Runs, IReadOnlyList<DirectoryProblem> Problems);
