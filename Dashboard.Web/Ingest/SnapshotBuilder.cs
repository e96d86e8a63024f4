using System.Collections.Immutable;
using EventFormat.Runs;

namespace Dashboard.Web.Ingest;

/// <summary>Makes the next snapshot of the run list from the last one; what did not change stays the same object.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class SnapshotBuilder(TagTable table, TimeProvider time)
{
    private TailedRun[] _runs = [];
    private (double Start, string Name)[] _starts = [];
    private int[] _styles = [];
    private ImmutableList<TagRow> _tags = [];

    /// <param name="last">The snapshot before.</param>
    /// <param name="runs">The runs there are now; null when they are those of the last call.</param>
    /// <param name="missing">The log directories that are not there.</param>
    /// <param name="foreign">What other tools left in them.</param>
    /// <returns><paramref name="last"/> itself when nothing changed.</returns>
    public RunListSnapshot Next(RunListSnapshot last, ICollection<TailedRun>? runs, ImmutableArray<string> missing, ImmutableArray<ForeignData> foreign)
    {
        if (runs is not null)
        {
            _runs = [.. runs.OrderBy(run => run.Name, NaturalOrder.Comparer)];
        }

        AssignStyles(runs is not null);
        var rows = Rows(last.Runs, out var totals);
        var tags = table.Rows; // After the rows: by then it holds every tag that a row names.
        var tagRows = ReferenceEquals(tags, _tags) ? last.Tags : [.. tags];
        var progress = new IngestProgress(totals.BytesRead, totals.BytesRead + totals.Waiting);
        var isSame = rows == last.Runs && tagRows == last.Tags && totals.Problems == last.Problems
            && progress == last.Progress && last.MissingDirectories.SequenceEqual(missing) && last.Foreign.SequenceEqual(foreign);
        _tags = tags;
        return isSame
            ? last
            : new RunListSnapshot(last.Version + 1, rows, tagRows, progress, totals.Problems, missing, Kinds(rows)) { Foreign = foreign };
    }

    private static KindSet Kinds(ImmutableArray<RunRow> rows)
    {
        var all = default(KindSet);
        foreach (var row in rows)
        {
            all |= row.Kinds;
        }

        return all;
    }

    private void AssignStyles(bool runsChanged)
    {
        var changed = runsChanged;
        Array.Resize(ref _starts, _runs.Length);
        for (var i = 0; i < _runs.Length; i++)
        {
            var now = (_runs[i].StartWallTime, _runs[i].Name);
            changed |= !now.Equals(_starts[i]);
            _starts[i] = now;
        }

        _styles = changed ? PaletteSlots.Assign(_starts) : _styles;
    }

    private ImmutableArray<RunRow> Rows(ImmutableArray<RunRow> last, out RunTotals totals)
    {
        var now = time.GetUtcNow();
        var rows = ImmutableArray.CreateBuilder<RunRow>(_runs.Length);
        var isSame = last.Length == _runs.Length;
        totals = default;
        for (var i = 0; i < _runs.Length; i++)
        {
            var row = _runs[i].Row(_styles[i], now);
            isSame = isSame && ReferenceEquals(row, last[i]);
            rows.Add(row);
            totals += _runs[i].Totals;
        }

        return isSame ? last : rows.MoveToImmutable();
    }
}
