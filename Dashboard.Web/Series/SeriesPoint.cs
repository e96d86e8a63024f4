namespace Dashboard.Web.Series;

/// <summary>One point of a scalar series.</summary>
/// <param name="Step">Step of the event.</param>
/// <param name="WallTime">Seconds since the Unix epoch; NaN when unknown.</param>
/// <param name="Value">The value, widened exactly.</param>
internal readonly record struct SeriesPoint(long Step, double WallTime, double Value);
