using System.Collections.Immutable;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>Something the catalog's loop is asked for; answered once what it changed is on the disk.</summary>
internal abstract class CatalogRequest
{
    /// <summary>Answers it with what was set.</summary>
    public abstract void Finish();

    public abstract void Fail(Exception cause);
}

/// <param name="edits">What to change.</param>
/// <param name="who">By whom.</param>
/// <param name="undoes">The entry to take back instead; null for none.</param>
internal sealed class ApplyRequest(IReadOnlyList<MarkEdit> edits, string who, long? undoes) : CatalogRequest
{
    public IReadOnlyList<MarkEdit> Edits => edits;

    public string Who => who;

    public long? Undoes => undoes;

    public CatalogEntry? Entry { get; set; }

    public TaskCompletionSource<CatalogEntry?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override void Finish() => Done.TrySetResult(Entry);

    public override void Fail(Exception cause) => Done.TrySetException(cause);
}

/// <param name="run">The run's key; null for all.</param>
/// <param name="count">How many entries at most.</param>
internal sealed class HistoryRequest(string? run, int count) : CatalogRequest
{
    public string? Run => run;

    public int Count => count;

    public ImmutableArray<CatalogEntry> Entries { get; set; } = [];

    public TaskCompletionSource<ImmutableArray<CatalogEntry>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override void Finish() => Done.TrySetResult(Entries);

    public override void Fail(Exception cause) => Done.TrySetException(cause);
}
