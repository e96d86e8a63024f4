namespace EventFormat.Runs;

/// <summary>What a log directory held when it was searched.</summary>
/// <param name="Exists">Whether the log directory itself is there.</param>
/// <param name="Runs">Its runs, in ordinal order of name.</param>
/// <param name="Problems">Directories that could not be searched.</param>
public sealed record LogDirectorySnapshot(bool Exists, IReadOnlyList<RunLocation> Runs, IReadOnlyList<DirectoryProblem> Problems)
{
    /// <summary>What other tools left beside the event files, in ordinal order of name.</summary>
    public IReadOnlyList<ForeignData> Foreign { get; init; } = [];
}
