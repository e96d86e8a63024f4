using System.Collections.Immutable;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>All that people said, as of one moment; immutable.</summary>
/// <param name="Marks">By the runs' keys; runs of which nothing was said are not there.</param>
/// <param name="LastEntry">The newest entry of the audit trail that is in it; 0 for none.</param>
public sealed record CatalogSnapshot(ImmutableDictionary<string, RunMarks> Marks, long LastEntry)
{
    public static CatalogSnapshot Empty { get; } = new(ImmutableDictionary.Create<string, RunMarks>(StringComparer.Ordinal), 0);

    public RunMarks Of(string run) => Marks.GetValueOrDefault(run, RunMarks.None);
}
