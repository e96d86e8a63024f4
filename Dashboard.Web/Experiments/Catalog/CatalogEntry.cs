using System.Collections.Immutable;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>One line of the audit trail: what was changed at once, by whom and when.</summary>
/// <param name="Id">Number of the entry; grows.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Who">By whom.</param>
/// <param name="Changes">What was changed; never empty.</param>
/// <param name="Undoes">The entry that this one took back; null when it is no undo.</param>
public sealed record CatalogEntry(long Id, DateTimeOffset At, string Who, ImmutableArray<MarkChange> Changes, long? Undoes);
