using System.Collections.Immutable;

namespace Dashboard.Web.Experiments.Catalog;

/// <summary>Serves a batch of requests: all their changes go into one transaction, so that a hundred edits wait for one write to the disk.</summary>
internal sealed class CatalogWriter(CatalogDatabase database, TimeProvider time)
{
    private readonly Dictionary<string, RunMarks> _marks = new(StringComparer.Ordinal);
    private readonly List<CatalogEntry> _entries = [];

    /// <summary>Serves them in order; those that failed know it.</summary>
    /// <returns>What the catalog is after it; null when nothing changed.</returns>
    public CatalogSnapshot? Serve(IReadOnlyList<CatalogRequest> batch, CatalogSnapshot now, bool isReadOnly)
    {
        _marks.Clear();
        _entries.Clear();
        foreach (var request in batch.OfType<ApplyRequest>())
        {
            try
            {
                Stage(request, now, isReadOnly);
            }
            catch (CatalogException e)
            {
                request.Fail(e);
            }
        }

        var next = Commit(batch, now);
        foreach (var request in batch.OfType<HistoryRequest>())
        {
            Try(request, () => request.Entries = database.Newest(request.Run, request.Count));
        }

        return next;
    }

    private void Stage(ApplyRequest request, CatalogSnapshot now, bool isReadOnly)
    {
        if (isReadOnly)
        {
            throw new CatalogException("This server was started with --read-only.");
        }

        var changes = ImmutableArray.CreateBuilder<MarkChange>();
        foreach (var edit in request.Undoes is { } entry ? Inverse(entry, now) : request.Edits)
        {
            var before = MarksOf(edit.Run, now);
            var after = before.With(edit.Field, edit.Text);
            if (!ReferenceEquals(before, after))
            {
                _marks[edit.Run] = after;
                changes.Add(new MarkChange(edit.Run, edit.Field, before[edit.Field], edit.Text));
            }
        }

        if (changes.Count > 0)
        {
            request.Entry = new CatalogEntry(now.LastEntry + _entries.Count + 1, time.GetUtcNow(), request.Who, changes.DrainToImmutable(), request.Undoes);
            _entries.Add(request.Entry);
        }
    }

    // Only what still is as the entry left it: a later change is not lost by undoing an earlier one.
    private List<MarkEdit> Inverse(long id, CatalogSnapshot now)
    {
        var entry = _entries.Find(entry => entry.Id == id) ?? database.Find(id) ?? throw new CatalogException($"There is no change {id} to take back.");
        return
        [
            .. entry.Changes
                .Where(change => MarksOf(change.Run, now)[change.Field] == change.After)
                .Select(change => new MarkEdit(change.Run, change.Field, change.Before)),
        ];
    }

    private RunMarks MarksOf(string run, CatalogSnapshot now) => _marks.GetValueOrDefault(run) ?? now.Of(run);

    private CatalogSnapshot? Commit(IReadOnlyList<CatalogRequest> batch, CatalogSnapshot now)
    {
        if (_entries.Count == 0)
        {
            return null;
        }

        try
        {
            database.Write(_marks, _entries);
        }
#pragma warning disable CA1031 // LiteDB throws many kinds; whoever asked hears it, and the catalog stays as it was.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var request in batch.OfType<ApplyRequest>())
            {
                request.Fail(new CatalogException($"The catalog could not be written: {e.Message}", e));
            }

            return null;
        }

        var marks = now.Marks.ToBuilder();
        foreach (var (run, after) in _marks)
        {
            if (after.IsNone)
            {
                marks.Remove(run);
            }
            else
            {
                marks[run] = after;
            }
        }

        return new CatalogSnapshot(marks.ToImmutable(), _entries[^1].Id);
    }

    private static void Try(CatalogRequest request, Action read)
    {
        try
        {
            read();
        }
#pragma warning disable CA1031 // LiteDB throws many kinds; whoever asked hears it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            request.Fail(new CatalogException($"The catalog could not be read: {e.Message}", e));
        }
    }
}
