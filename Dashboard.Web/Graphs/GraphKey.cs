namespace Dashboard.Web.Graphs;

/// <summary>Names a graph: one value of a tag, or an upload.</summary>
/// <param name="Run">Name of the run; null for an upload.</param>
/// <param name="Tag">Name of the tag; for an upload its id.</param>
/// <param name="Index">Which of the tag's values, in the order (file name, offset); null for the last.</param>
internal readonly record struct GraphKey(string? Run, string Tag, int? Index);
