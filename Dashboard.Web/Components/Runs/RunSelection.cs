using System.Collections.Immutable;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Components.Runs;

/// <summary>Which runs are selected, as a rule plus exceptions: short in a URL, and it says what happens to runs that appear later.</summary>
/// <param name="Rule">What the selection starts from.</param>
/// <param name="Pattern">The pattern of <see cref="SelectionRule.Matching"/>, else empty.</param>
/// <param name="Exceptions">Names for which the rule's answer is turned around; empty under <see cref="SelectionRule.Default"/>.</param>
public sealed record RunSelection(SelectionRule Rule, string Pattern, ImmutableSortedSet<string> Exceptions)
{
    /// <summary>Up to this many runs are all selected by default.</summary>
    public const int FewRuns = 50;

    /// <summary>How many of the newest are selected by default when there are more.</summary>
    public const int NewestRuns = 20;

    private static readonly ImmutableSortedSet<string> NoNames = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static RunSelection Default { get; } = new(SelectionRule.Default, "", NoNames);

    public static RunSelection All { get; } = new(SelectionRule.All, "", NoNames);

    public static RunSelection None { get; } = new(SelectionRule.None, "", NoNames);

    public static RunSelection Matching(string pattern) => new(SelectionRule.Matching, pattern, NoNames);

    public static RunSelection Only(string name) => None with { Exceptions = NoNames.Add(name) };

    /// <summary>Ids of the selected runs among <paramref name="runs"/>.</summary>
    public HashSet<int> Resolve(ImmutableArray<RunRow> runs)
    {
        var selected = Base(runs).Select(run => run.Id).ToHashSet();
        if (Exceptions.Count == 0)
        {
            return selected;
        }

        foreach (var run in runs)
        {
            if (Exceptions.Contains(run.Name) && !selected.Remove(run.Id))
            {
                selected.Add(run.Id);
            }
        }

        return selected;
    }

    /// <summary>The same selection with some runs checked or unchecked.</summary>
    public RunSelection With(IEnumerable<RunRow> changed, bool isSelected, ImmutableArray<RunRow> runs)
    {
        var fixedRule = Rule == SelectionRule.Default ? Fixed(runs) : this;
        var inBase = fixedRule.Base(runs).Select(run => run.Id).ToHashSet();
        var exceptions = fixedRule.Exceptions.ToBuilder();
        foreach (var run in changed)
        {
            if (inBase.Contains(run.Id) == isSelected)
            {
                exceptions.Remove(run.Name);
            }
            else
            {
                exceptions.Add(run.Name);
            }
        }

        return fixedRule with { Exceptions = exceptions.ToImmutable() };
    }

    public bool Equals(RunSelection? other) =>
        other is not null && Rule == other.Rule && Pattern == other.Pattern && Exceptions.SequenceEqual(other.Exceptions);

    public override int GetHashCode() => HashCode.Combine(Rule, Pattern, Exceptions.Count);

    // Exceptions to a moving default would change their meaning as runs appear, so the first click makes it a standing rule.
    private static RunSelection Fixed(ImmutableArray<RunRow> runs) => runs.Length <= FewRuns
        ? All
        : None with { Exceptions = NoNames.Union(Newest(runs).Select(run => run.Name)) };

    private IEnumerable<RunRow> Base(ImmutableArray<RunRow> runs) => Rule switch
    {
        SelectionRule.All => runs,
        SelectionRule.None => [],
        SelectionRule.Matching => NameFilter.TryCreate(Pattern, out var filter, out _) ? filter.Apply(runs, run => run.Name) ?? [] : [],
        _ => runs.Length <= FewRuns ? runs : Newest(runs),
    };

    private static IEnumerable<RunRow> Newest(ImmutableArray<RunRow> runs) =>
        runs.OrderByDescending(run => double.IsNaN(run.StartWallTime) ? double.NegativeInfinity : run.StartWallTime).Take(NewestRuns);
}
