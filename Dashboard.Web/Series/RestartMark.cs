namespace Dashboard.Web.Series;

/// <summary>Where the writer of a run (re)started: drawn as a mark, supersedes nothing.</summary>
/// <param name="File">Id of the file that says so.</param>
/// <param name="Step">The step it went on from.</param>
/// <param name="WallTime">Seconds since the Unix epoch; NaN when unknown.</param>
/// <param name="OpensFile">Whether no value stands before it in its file: in a run's first file that is the start, no restart.</param>
internal readonly record struct RestartMark(int File, long Step, double WallTime, bool OpensFile);
