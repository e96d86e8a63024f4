namespace Dashboard.Web.Series;

/// <summary>What a series holds, in numbers.</summary>
/// <param name="Count">Valid points.</param>
/// <param name="Superseded">Superseded points.</param>
/// <param name="NonFinite">Valid points that are NaN or infinite.</param>
/// <param name="Min">Lowest finite valid value; NaN if there is none.</param>
/// <param name="Max">Highest finite valid value; NaN if there is none.</param>
/// <param name="Mean">Mean of the finite valid values; NaN if there is none.</param>
/// <param name="Last">Last valid point; null if there is none.</param>
internal sealed record SeriesStatistics(
    long Count, long Superseded, long NonFinite, double Min, double Max, double Mean, SeriesPoint? Last);
