namespace Dashboard.Web.Graphs.Attributes;

/// <summary>An attribute of an operation, for people.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Value">Its value; long ones are cut.</param>
/// <param name="Function">The function it names; null when it names none.</param>
internal sealed record NodeAttribute(string Name, string Value, string? Function = null);
