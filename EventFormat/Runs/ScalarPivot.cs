namespace EventFormat.Runs;

/// <summary>Series side by side, as a data frame holds them: a row for each step that any of them has, a column for each series.</summary>
public sealed class ScalarPivot
{
    private readonly long[] _steps;

    /// <summary>Lines the series up by step.</summary>
    public ScalarPivot(IReadOnlyCollection<ScalarColumns> series)
    {
        _steps = Distinct(series);
        Columns = [.. series.Select(columns => new PivotColumn(columns, _steps))];
    }

    /// <summary>The step of each row, ascending.</summary>
    public ReadOnlySpan<long> Steps => _steps;

    /// <summary>A column for each series, each with a place for every row.</summary>
    public IReadOnlyList<PivotColumn> Columns { get; }

    /// <summary>The column of a run and tag; null when there is none.</summary>
    public PivotColumn? this[string run, string tag] => Columns.FirstOrDefault(column => column.Run == run && column.Tag == tag);

    private static long[] Distinct(IReadOnlyCollection<ScalarColumns> series)
    {
        var all = new long[series.Sum(columns => (long)columns.Count)];
        var filled = 0;
        foreach (var columns in series)
        {
            columns.Steps.CopyTo(all.AsSpan(filled));
            filled += columns.Count;
        }

        Array.Sort(all);
        var distinct = 0;
        foreach (var next in all)
        {
            if (distinct == 0 || all[distinct - 1] != next)
            {
                all[distinct++] = next;
            }
        }

        return all[..distinct];
    }
}
