using System.Collections.Immutable;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Experiments.Runs;

/// <summary>Makes the next table from the last one: an entry of which nothing changed stays the same object.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class ExperimentTableBuilder(MetricSource metrics)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private Dictionary<int, RunEntry> _entries = [];
    private ImmutableArray<TagRow> _tags = [];

    public ExperimentTable Next(
        ExperimentTable last, RunListSnapshot runs, ImmutableDictionary<int, RunFacts> facts, ImmutableArray<Trial> trials, CatalogSnapshot catalog)
    {
        var trialOf = new Dictionary<int, Trial>();
        foreach (var trial in trials)
        {
            foreach (var run in trial.Runs)
            {
                trialOf.TryAdd(run, trial);
            }
        }

        _taken.Clear();
        var entries = new Dictionary<int, RunEntry>(runs.Runs.Length);
        var (isSame, sameConfig) = (last.Entries.Length == runs.Runs.Length, last.Entries.Length == runs.Runs.Length);
        foreach (var row in runs.Runs)
        {
            var (before, entry) = (_entries.GetValueOrDefault(row.Id), Entry(row, facts.GetValueOrDefault(row.Id, RunFacts.None), trialOf.GetValueOrDefault(row.Id), catalog));
            entries.Add(row.Id, entry);
            isSame &= ReferenceEquals(entry, before);
            sameConfig &= ReferenceEquals(entry, before) || (before is not null && before.Config.Equals(entry.Config) && ReferenceEquals(before.Facts.Summary, entry.Facts.Summary));
        }

        _entries = entries;
        var sameTags = runs.Tags == _tags;
        _tags = runs.Tags;
        if (isSame && sameTags)
        {
            return last;
        }

        ImmutableArray<RunEntry> all = [.. runs.Runs.Select(row => entries[row.Id])];
        return new ExperimentTable(
            all,
            sameConfig ? last.ConfigKeys : ConfigKeysOf(all),
            sameConfig ? last.SummaryKeys : [.. all.SelectMany(entry => entry.Facts.Summary.Select(result => result.Key)).Distinct(StringComparer.Ordinal).Order(NaturalOrder.Comparer)],
            sameTags ? last.Metrics : [.. runs.Tags.Where(tag => tag.Kind == SummaryKind.Scalar).Select(tag => tag.Name).Order(NaturalOrder.Comparer)]);
    }

    private RunEntry Entry(RunRow row, RunFacts facts, Trial? trial, CatalogSnapshot catalog)
    {
        var key = facts.Key is null ? null : _taken.Add(facts.Key) ? facts.Key : RunIdentity.OfCopy(facts.Key, row.Name);
        var marks = key is null ? RunMarks.None : catalog.Of(key);
        return _entries.GetValueOrDefault(row.Id) is { } before && ReferenceEquals(before.Row, row) && ReferenceEquals(before.Facts, facts)
            && ReferenceEquals(before.Trial, trial) && ReferenceEquals(before.Marks, marks) && before.Key == key
            ? before
            : new RunEntry(row, facts, trial, marks, key, metrics);
    }

    private static ImmutableArray<ConfigKey> ConfigKeysOf(ImmutableArray<RunEntry> entries)
    {
        var known = new Dictionary<string, (TrialValue First, int Runs, bool Varies)>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var (key, value) in entry.Config.AsSpan())
            {
                known[key] = known.TryGetValue(key, out var so) ? (so.First, so.Runs + 1, so.Varies || !so.First.Equals(value)) : (value, 1, false);
            }
        }

        return
        [
            .. known.Select(pair => new ConfigKey(pair.Key, pair.Value.Runs, pair.Value.Varies || pair.Value.Runs < entries.Length))
                .OrderBy(key => key.Key, NaturalOrder.Comparer),
        ];
    }
}
