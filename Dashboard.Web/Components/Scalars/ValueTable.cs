using System.Collections.Immutable;

namespace Dashboard.Web.Components.Scalars;

/// <summary>Which columns the tables below the cards have, in which order, and by which they are sorted.</summary>
/// <param name="AtStep">Columns while a single step is selected.</param>
/// <param name="OverRange">Columns while a range is.</param>
/// <param name="Sort">What the rows are sorted by; null keeps the order of names.</param>
public sealed record ValueTable(ImmutableArray<ValueColumn> AtStep, ImmutableArray<ValueColumn> OverRange, ValueSort? Sort)
{
    public static ValueTable Default { get; } = new(
        [ValueColumn.Smoothed, ValueColumn.Value, ValueColumn.Step, ValueColumn.Relative],
        [ValueColumn.Start, ValueColumn.End, ValueColumn.Change, ValueColumn.Percent, ValueColumn.Min, ValueColumn.Max, ValueColumn.Mean],
        null);

    public bool Equals(ValueTable? other) =>
        other is not null && AtStep.SequenceEqual(other.AtStep) && OverRange.SequenceEqual(other.OverRange) && Sort == other.Sort;

    public override int GetHashCode() => HashCode.Combine(AtStep.Length, OverRange.Length, Sort);

    /// <summary>Reads columns in words; unknown ones, repetitions and those that say nothing here are left out.</summary>
    public static ImmutableArray<ValueColumn> ParseColumns(IEnumerable<string> words, bool atStep) =>
        [.. words.Select(Column).OfType<ValueColumn>().Where(column => atStep ? IsAtStep(column) : column is not (ValueColumn.Value or ValueColumn.Step)).Distinct()];

    /// <summary>The word for a column in URLs and scripts.</summary>
    public static string Word(ValueColumn column) => column.ToString().ToLowerInvariant();

    /// <summary>The column that a word stands for; null for none.</summary>
    public static ValueColumn? Column(string word)
    {
        foreach (var column in Enum.GetValues<ValueColumn>())
        {
            if (Word(column) == word)
            {
                return column;
            }
        }

        return null;
    }

    private static bool IsAtStep(ValueColumn column) => column is ValueColumn.Value or ValueColumn.Smoothed or ValueColumn.Step or ValueColumn.Relative;
}
