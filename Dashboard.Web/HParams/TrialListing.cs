using System.Collections.Immutable;
using Dashboard.Web.Components.HParams;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.HParams;

/// <summary>The trials under a view: which columns are shown, what each trial has there, which pass the filters, in which order.</summary>
/// <param name="Columns">The shown columns, in the view's order.</param>
/// <param name="All">Every trial whose runs pass the run filter.</param>
/// <param name="Kept">Those of them that pass the filters, sorted.</param>
public sealed record TrialListing(ImmutableArray<TrialColumn> Columns, ImmutableArray<TrialRow> All, ImmutableArray<TrialRow> Kept)
{
    /// <summary>How many metrics are shown by themselves when the experiment declares none.</summary>
    public const int FewMetrics = 5;

    public static TrialListing Empty { get; } = new([], [], []);

    /// <summary>The metric that colours lines and that importance is asked for; null when none is shown.</summary>
    public TrialColumn? ColourOf(HParamsView view) =>
        Columns.FirstOrDefault(column => column.IsMetric && column.Key == view.Colour) ?? Columns.FirstOrDefault(column => column.IsMetric);

    /// <param name="table">The table.</param>
    /// <param name="listed">The runs that pass the run filter.</param>
    /// <param name="view">The view.</param>
    /// <param name="metrics">Reads metric values.</param>
    internal static TrialListing Of(TrialTable table, ImmutableArray<RunRow> listed, HParamsView view, MetricReader metrics)
    {
        var columns = ColumnsOf(table, view);
        var byKey = table.HParams.Concat(table.Metrics).ToDictionary(column => column.Key, StringComparer.Ordinal);
        var names = listed.Select(run => run.Id).ToHashSet();
        var filters = view.Filters.Where(filter => filter.Key == HParamsView.StatusKey || byKey.ContainsKey(filter.Key)).ToList();
        var trials = table.Trials.Where(trial => trial.Runs.Take(trial.Sessions).Any(names.Contains)).ToList();

        TrialValue Value(Trial trial, string key) => key == HParamsView.StatusKey
            ? TrialValue.Of(StatusText(trial.Status))
            : trial.HParams.TryGetValue(key, out var hparam) ? hparam
            : trial.Metrics.TryGetValue(key, out var sessions) ? metrics.Read(sessions, view.Metric, view.Step)
            : TrialValue.Missing;

        IEnumerable<Trial> passing = trials;
        foreach (var (key, filter) in filters)
        {
            passing = filter.Apply(passing, trial => Value(trial, key));
        }

        var kept = passing.ToHashSet();
        var all = trials.Select(trial => new TrialRow(trial, [.. columns.Select(column => Value(trial, column.Key))], kept.Contains(trial))).ToImmutableArray();
        return new TrialListing(columns, all, Sort(all.Where(row => row.IsKept), view, trial => Value(trial, view.Sort)));
    }

    public static string StatusText(TrialStatus status) => status switch
    {
        TrialStatus.Success => "success",
        TrialStatus.Failure => "failure",
        TrialStatus.Running => "running",
        _ => "unknown",
    };

    /// <summary>Whether a column is shown when nobody touched it: hyperparameters, declared metrics, a few others when none is declared.</summary>
    public static bool IsShownByDefault(TrialTable table, TrialColumn column) =>
        !column.IsMetric || column.IsDeclared
        || (!table.Metrics.Any(metric => metric.IsDeclared) && table.Metrics.IndexOf(column) is >= 0 and < FewMetrics);

    public static bool IsShown(TrialTable table, TrialColumn column, HParamsView view) =>
        IsShownByDefault(table, column) ? !view.Hidden.Contains(column.Key) : view.Shown.Contains(column.Key);

    private static ImmutableArray<TrialColumn> ColumnsOf(TrialTable table, HParamsView view)
    {
        var place = view.Order.Select((key, index) => (key, index)).ToDictionary(pair => pair.key, pair => pair.index, StringComparer.Ordinal);
        return
        [
            .. table.HParams.Concat(table.Metrics).Where(column => IsShown(table, column, view))
                .OrderBy(column => place.GetValueOrDefault(column.Key, int.MaxValue)), // stable: the others keep their own order
        ];
    }

    // Missing values and NaN come last whichever way the rest is sorted.
    private static ImmutableArray<TrialRow> Sort(IEnumerable<TrialRow> rows, HParamsView view, Func<Trial, TrialValue> value)
    {
        if (view.Sort.Length == 0)
        {
            return [.. rows];
        }

        if (view.Sort == HParamsView.NameKey)
        {
            return view.IsDescending
                ? [.. rows.OrderByDescending(row => row.Trial.Name, NaturalOrder.Comparer)]
                : [.. rows.OrderBy(row => row.Trial.Name, NaturalOrder.Comparer)];
        }

        var keyed = rows.Select(row => (Row: row, Value: value(row.Trial))).OrderBy(pair => pair.Value.IsMissing || double.IsNaN(pair.Value.Number));
        return [.. (view.IsDescending ? keyed.ThenByDescending(pair => pair.Value) : keyed.ThenBy(pair => pair.Value)).Select(pair => pair.Row)];
    }
}
