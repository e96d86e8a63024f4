namespace Dashboard.Web.Series;

/// <summary>The valid points of a series between two steps, in numbers; exact, over every one of them.</summary>
/// <param name="Count">Points in the range.</param>
/// <param name="NonFinite">Those that are NaN or infinite: they count for nothing that follows but the ends.</param>
/// <param name="Start">First point.</param>
/// <param name="End">Last point.</param>
/// <param name="Smoothed">Smoothed value of the last point; null when nothing is smoothed.</param>
/// <param name="Lowest">The first point with the lowest value; null if no value is finite.</param>
/// <param name="Highest">The first point with the highest value; null if no value is finite.</param>
/// <param name="Mean">Mean of the finite values, each point counting alike; NaN if there is none.</param>
internal sealed record RangeStatistics(
    long Count, long NonFinite, SeriesPoint Start, SeriesPoint End, double? Smoothed, SeriesPoint? Lowest, SeriesPoint? Highest, double Mean);
