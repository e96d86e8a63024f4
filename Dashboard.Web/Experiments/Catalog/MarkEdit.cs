namespace Dashboard.Web.Experiments.Catalog;

/// <param name="Run">The run's key.</param>
/// <param name="Field">Which mark.</param>
/// <param name="Text">Its text from now on; null for none.</param>
public sealed record MarkEdit(string Run, MarkField Field, string? Text);
