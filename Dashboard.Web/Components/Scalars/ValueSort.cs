namespace Dashboard.Web.Components.Scalars;

/// <summary>What the rows of the tables below the cards are sorted by.</summary>
/// <param name="Column">The column; null for the runs' names.</param>
/// <param name="IsDescending">Whether the largest comes first.</param>
public readonly record struct ValueSort(ValueColumn? Column, bool IsDescending)
{
    private const string Runs = "run";

    /// <summary>The column's word.</summary>
    public string Word => Column is { } column ? ValueTable.Word(column) : Runs;

    /// <summary>Reads a column's word, behind a minus sign for descending order; null when it is none.</summary>
    public static ValueSort? Parse(string text)
    {
        var isDescending = text.StartsWith('-');
        var word = isDescending ? text[1..] : text;
        return word == Runs ? new ValueSort(null, isDescending)
            : ValueTable.Column(word) is { } column ? new ValueSort(column, isDescending)
            : null;
    }

    public override string ToString() => (IsDescending ? "-" : "") + Word;
}
