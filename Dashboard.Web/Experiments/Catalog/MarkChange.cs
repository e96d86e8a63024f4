namespace Dashboard.Web.Experiments.Catalog;

/// <param name="Run">The run's key.</param>
/// <param name="Field">Which mark.</param>
/// <param name="Before">Its text before; null for none.</param>
/// <param name="After">Its text after; null for none.</param>
public sealed record MarkChange(string Run, MarkField Field, string? Before, string? After);
