namespace Dashboard.Web.Experiments.Query;

/// <param name="Text">What goes in the place of the part before the caret.</param>
/// <param name="Help">What it is, in a few words; may be empty.</param>
public sealed record QuerySuggestion(string Text, string Help);

/// <summary>What could stand at the caret.</summary>
/// <param name="Start">Where the part that a suggestion replaces begins.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Suggestions">The best first.</param>
public sealed record QueryCompletion(int Start, int Length, IReadOnlyList<QuerySuggestion> Suggestions);
