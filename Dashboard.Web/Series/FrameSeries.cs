namespace Dashboard.Web.Series;

/// <summary>A series of a frame.</summary>
/// <param name="RunId">Number of the run in this server's lifetime.</param>
/// <param name="TagId">Number of the tag in this server's lifetime.</param>
/// <param name="Columns">Its points.</param>
internal readonly record struct FrameSeries(int RunId, int TagId, SeriesColumns Columns);
