namespace EventFormat.Runs;

/// <summary>A directory that could not be searched.</summary>
/// <param name="Directory">Its path.</param>
/// <param name="Cause">Why, for people.</param>
public sealed record DirectoryProblem(string Directory, string Cause);
