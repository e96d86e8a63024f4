namespace EventFormat.Runs;

/// <summary>A log directory as it was when it was opened: its runs, to be read.</summary>
public sealed class OpenedLogDirectory
{
    internal OpenedLogDirectory(string root, LogDirectorySnapshot found, TimeProvider time)
    {
        Root = root;
        Runs = [.. found.Runs.Select(run => new LoggedRun(run, time))];
        Problems = found.Problems;
    }

    /// <summary>Absolute path of the directory.</summary>
    public string Root { get; }

    /// <summary>Its runs, in ordinal order of name.</summary>
    public IReadOnlyList<LoggedRun> Runs { get; }

    /// <summary>Directories that could not be searched.</summary>
    public IReadOnlyList<DirectoryProblem> Problems { get; }

    /// <summary>The run of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public LoggedRun this[string run] =>
        Runs.FirstOrDefault(candidate => candidate.Name == run) ?? throw new KeyNotFoundException($"{Root} has no run {run}.");

    /// <summary>Reads the scalars of all runs into one table, a row for each step, a column for each run and tag.</summary>
    /// <param name="runs">Which runs; all when null.</param>
    /// <param name="tags">Which tags; all when null.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ScalarPivot> PivotAsync(
        Func<string, bool>? runs = null, Func<string, bool>? tags = null, CancellationToken cancellation = default)
    {
        var series = new List<ScalarColumns>();
        foreach (var run in Runs.Where(run => runs?.Invoke(run.Name) ?? true))
        {
            series.AddRange(await run.ScalarsAsync(tags, cancellation).ConfigureAwait(false));
        }

        return new ScalarPivot(series);
    }
}
