using System.Collections.Immutable;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>Keeps what people say of runs: names, notes, tags, colours, flags, and who changed what.</summary>
/// <remarks>Safe to use from several threads. Runs are named by keys that stay when directories move (<c>RunIdentity</c>).</remarks>
internal interface ICatalog
{
    /// <summary>All marks now; never waits for a disk.</summary>
    CatalogSnapshot Current { get; }

    /// <summary>Whether changes are taken, and what people must know.</summary>
    CatalogState State { get; }

    /// <summary>Calls <paramref name="changed"/> after <see cref="Current"/> or <see cref="State"/> was replaced.</summary>
    IDisposable Subscribe(Action changed);

    /// <summary>Changes marks, all or none. When it returns the change survives the end of the process.</summary>
    /// <returns>The entry of the audit trail; null when nothing was different.</returns>
    /// <exception cref="CatalogException">The change was not taken.</exception>
    Task<CatalogEntry?> ApplyAsync(IReadOnlyList<MarkEdit> edits, string who);

    /// <summary>Takes an entry back, as a new entry; what was changed again since then stays as it is.</summary>
    /// <returns>The new entry; null when nothing was left to take back.</returns>
    /// <exception cref="CatalogException">There is no such entry, or the change was not taken.</exception>
    Task<CatalogEntry?> UndoAsync(long entry, string who);

    /// <summary>The newest entries, of one run or of all, newest first.</summary>
    /// <exception cref="CatalogException">The trail cannot be read.</exception>
    Task<ImmutableArray<CatalogEntry>> HistoryAsync(string? run, int count);
}
