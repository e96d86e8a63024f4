namespace Dashboard.Web.Series;

/// <summary>What smoothing remembers of one block: how to start there, and the extremes of the smoothed values.</summary>
/// <param name="Block">The block this was computed from.</param>
/// <param name="Start">State of a filter before its first point; nothing for windows.</param>
/// <param name="Min">Lowest finite smoothed value; +∞ if there is none.</param>
/// <param name="Max">Highest finite smoothed value; −∞ if there is none.</param>
/// <param name="MinAt">Place of the lowest.</param>
/// <param name="MaxAt">Place of the highest.</param>
internal readonly record struct SmoothedBlock(
    PointBlock Block, SmoothingState Start, double Min, double Max, byte MinAt, byte MaxAt);
