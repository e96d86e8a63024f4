using System.Collections.Immutable;
using Dashboard.Web.Components.Runs;

namespace Dashboard.Web.HParams;

/// <summary>What a column must hold for a trial to be shown; immutable.</summary>
/// <param name="Min">Lowest number, inclusive; null for no limit.</param>
/// <param name="Max">Highest number, inclusive; null for no limit.</param>
/// <param name="Pattern">Regular expression that the text must match; empty for any.</param>
/// <param name="Values">The texts that are shown; empty for all. The empty text stands for a missing value.</param>
public sealed record TrialFilter(double? Min, double? Max, string Pattern, ImmutableSortedSet<string> Values)
{
    public static TrialFilter Everything { get; } = new(null, null, "", ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    public bool IsEverything => Min is null && Max is null && Pattern.Length == 0 && Values.IsEmpty;

    /// <summary>Whether its pattern is a regular expression, else why not.</summary>
    public string? Error => NameFilter.TryCreate(Pattern, out _, out var error) ? null : error;

    /// <summary>Keeps the rows it lets through, in order. A pattern that is none, or takes too long, lets all through.</summary>
    internal IEnumerable<T> Apply<T>(IEnumerable<T> rows, Func<T, TrialValue> value)
    {
        var kept = rows.Where(row => IsInRange(value(row)) && (Values.IsEmpty || Values.Contains(value(row).Text)));
        return Pattern.Length > 0 && NameFilter.TryCreate(Pattern, out var filter, out _) ? filter.Apply(kept, row => value(row).Text) ?? kept : kept;
    }

    public bool Equals(TrialFilter? other) =>
        other is not null && Nullable.Equals(Min, other.Min) && Nullable.Equals(Max, other.Max) && Pattern == other.Pattern && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Min, Max, Pattern, Values.Count);

    private bool IsInRange(TrialValue value) =>
        (Min is null && Max is null) || (value.IsNumber && !(value.Number < Min) && !(value.Number > Max) && !double.IsNaN(value.Number));
}
