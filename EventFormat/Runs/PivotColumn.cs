namespace EventFormat.Runs;

/// <summary>One series in the rows of a <see cref="ScalarPivot"/>.</summary>
public sealed class PivotColumn
{
    private readonly double[] _values;
    private readonly bool[] _has;

    internal PivotColumn(ScalarColumns columns, ReadOnlySpan<long> rows)
    {
        Run = columns.Run;
        Tag = columns.Tag;
        _values = new double[rows.Length];
        _has = new bool[rows.Length];
        Array.Fill(_values, double.NaN);
        var row = 0;
        for (var point = 0; point < columns.Count; point++, row++)
        {
            // Both rise, and every step of the series has a row.
            while (rows[row] != columns.Steps[point])
            {
                row++;
            }

            _values[row] = columns.Values[point];
            _has[row] = true;
        }
    }

    /// <summary>The run.</summary>
    public string Run { get; }

    /// <summary>The tag.</summary>
    public string Tag { get; }

    /// <summary>A number for each row; NaN where the series has no point, too.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Whether the series has a point, for each row: tells a missing point from one whose value is NaN.</summary>
    public ReadOnlySpan<bool> HasValue => _has;

    /// <summary>The numbers with null where the series has no point, as data frames take them.</summary>
    public IEnumerable<double?> Nullable()
    {
        for (var row = 0; row < _values.Length; row++)
        {
            yield return _has[row] ? _values[row] : null;
        }
    }
}
