namespace Dashboard.Web.Live;

/// <summary>How much of a series a page has.</summary>
/// <param name="From">Valid points it has, all from the start.</param>
/// <param name="Generation">The generation they belong to.</param>
internal readonly record struct SeriesCursor(long From, uint Generation);
