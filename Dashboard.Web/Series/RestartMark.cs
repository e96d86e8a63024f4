namespace Dashboard.Web.Series;

/// <summary>Where the writer of a run (re)started: drawn as a mark, supersedes nothing.</summary>
/// <param name="File">Id of the file that says so.</param>
/// <param name="Step">The step it went on from.</param>
/// <param name="WallTime">Seconds since the Unix epoch; NaN when unknown.</param>
internal readonly record struct RestartMark(int File, long Step, double WallTime);
