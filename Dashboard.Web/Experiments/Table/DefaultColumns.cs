using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;

namespace Dashboard.Web.Experiments.Table;

/// <summary>The columns that are shown until someone chooses: how runs stand, in what they differ, and how they did.</summary>
internal static partial class DefaultColumns
{
    private const int Settings = 6;
    private const int Results = 3;

    public static ImmutableArray<Operand> Of(ExperimentTable table)
    {
        var results = table.SummaryKeys.Take(Results).Select(key => (Operand)new SummaryOperand(key)).ToList();
        return
        [
            new FieldOperand(RunField.Status),
            new FieldOperand(RunField.Duration),
            new FieldOperand(RunField.Updated),
            .. table.Entries.Any(entry => entry.Tags.Length > 0) ? [new FieldOperand(RunField.Tags)] : Array.Empty<Operand>(),
            .. results,
            .. table.Metrics.Where(tag => !Machine().IsMatch(tag)).OrderBy(tag => Outcome().IsMatch(tag) ? 0 : 1).Take(Results).Select(tag => new MetricOperand(Aggregate.Last, tag)),
            .. table.ConfigKeys.Where(key => key.Varies).OrderByDescending(key => key.Runs).Take(Settings).Select(key => new ConfigOperand(key.Key)),
        ];
    }

    [GeneratedRegex("^(system|_|time|perf)|epoch|learning.?rate|(^|/)lr", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Machine();

    [GeneratedRegex("loss|acc|reward|return|score|f1|auc|map|error", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Outcome();
}
