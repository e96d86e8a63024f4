using System.Collections.Immutable;

namespace Dashboard.Web.Experiments.Runs;

/// <summary>Every run with all that is known of it, and which settings, results and metrics there are; immutable.</summary>
/// <param name="Entries">In natural order of the runs' own names.</param>
/// <param name="ConfigKeys">Every setting of any run, in natural order.</param>
/// <param name="SummaryKeys">Every result that a manifest states.</param>
/// <param name="Metrics">Every scalar tag, in natural order.</param>
public sealed record ExperimentTable(
    ImmutableArray<RunEntry> Entries, ImmutableArray<ConfigKey> ConfigKeys, ImmutableArray<string> SummaryKeys, ImmutableArray<string> Metrics)
{
    public static ExperimentTable Empty { get; } = new([], [], [], []);

    public RunEntry? Find(string runName)
    {
        foreach (var entry in Entries)
        {
            if (entry.Row.Name == runName)
            {
                return entry;
            }
        }

        return null;
    }
}
