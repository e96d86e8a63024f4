namespace Dashboard.Web.Components.Help;

/// <summary>What a figure or a setting of the dashboard means exactly.</summary>
/// <param name="Id">Fragment of its address.</param>
/// <param name="Area">The pages it is met on.</param>
/// <param name="Term">Its name there.</param>
/// <param name="Meaning">In sentences.</param>
/// <param name="Formula">The same as a formula; null when sentences say it all.</param>
public sealed record Definition(string Id, string Area, string Term, string Meaning, string? Formula = null);
