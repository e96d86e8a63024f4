namespace Dashboard.Web.Colours;

/// <summary>Runs that share a colour.</summary>
/// <param name="Label">What they have in common.</param>
/// <param name="Style">Palette slot.</param>
/// <param name="Count">How many there are.</param>
public sealed record ColourGroup(string Label, int Style, int Count);
