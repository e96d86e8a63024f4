using System.Text.RegularExpressions;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Components.Scalars;
using Dashboard.Web.HParams;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.HParams;

/// <summary>The trials as a table: sorted by a click on a column's name, filtered by its menu; only rows in sight are rendered.</summary>
public sealed partial class TrialTableView : ComponentBase
{
    private const int DistinctListed = 24;

    private static readonly IReadOnlyList<TrialValue> Statuses = [.. Enum.GetValues<TrialStatus>().Select(status => TrialValue.Of(TrialListing.StatusText(status)))];

    private readonly Dictionary<int, IReadOnlyList<TrialValue>> _values = [];
    private List<TrialRow> _rows = [];
    private TrialListing? _shown;

    [Inject]
    private MetricReader Metrics { get; set; } = null!;

    [Parameter, EditorRequired]
    public TrialListing Listing { get; set; } = TrialListing.Empty;

    [Parameter, EditorRequired]
    public HParamsView View { get; set; } = HParamsView.Default;

    /// <summary>Ids of the selected runs.</summary>
    [Parameter, EditorRequired]
    public IReadOnlySet<int> Selected { get; set; } = new HashSet<int>();

    /// <summary>A change by a click.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    /// <summary>A change by the keystroke.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Replaced { get; set; }

    /// <summary>A trial's box was clicked.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Trial> Toggled { get; set; }

    private string FilteredColumns => string.Join(", ", View.Filters.Keys.Select(key => Listing.Columns.FirstOrDefault(column => column.Key == key)?.Title ?? key));

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Listing != _shown)
        {
            _shown = Listing;
            _rows = [.. Listing.Kept];
            _values.Clear();
        }
    }

    private bool IsSelected(Trial trial) => trial.Runs.All(Selected.Contains);

    private static string TitleOf(Trial trial) =>
        trial.Sessions > 1 ? $"{trial.Name}: {trial.Sessions} sessions, metrics are means over them" : $"{trial.Name}: show its charts";

    // Which values there are, for the column's menu; read when first asked for, from all trials so that a filter can be widened.
    private IReadOnlyList<TrialValue> ValuesOf(int column)
    {
        if (!_values.TryGetValue(column, out var values))
        {
            var distinct = Listing.All.Select(row => row.Values[column]).Distinct().Take(DistinctListed + 1).Order().ToList();
            _values[column] = values = distinct.Count > DistinctListed ? [] : distinct;
        }

        return values;
    }

    private Task Sort(string key) => Pushed.InvokeAsync((View.Sort == key, View.IsDescending) switch
    {
        (false, _) => View with { Sort = key, IsDescending = false },
        (true, false) => View with { IsDescending = true },
        _ => View with { Sort = "", IsDescending = false },
    });

    private string SortOf(string key) => View.Sort != key ? "none" : View.IsDescending ? "descending" : "ascending";

    private string ArrowOf(string key) => View.Sort != key ? "" : View.IsDescending ? "↓" : "↑";

    private static string ClassOf(TrialColumn column, TrialValue value) => (column.IsMetric ? "metric num" : "num") + (value.IsNumber ? " number" : null);

    private string? SparklineOf(Trial trial, TrialColumn column) =>
        trial.Metrics.TryGetValue(column.Key, out var sessions) && !sessions.IsEmpty ? Sparkline.Path(Metrics.Sample(sessions[0], Sparkline.Points)) : null;

    private static string ChartsOf(Trial trial) => Charts(trial, "");

    private static string ChartOf(Trial trial, TrialColumn column) => Charts(trial, $"^{Regex.Escape(column.Key[(column.Key.IndexOf(':', StringComparison.Ordinal) + 1)..])}$");

    private static string Charts(Trial trial, string tags) =>
        "charts" + ScalarViewUrl.Instance.Print(ScalarView.Default with { TagFilter = tags, Runs = RunSelection.None with { Exceptions = RunSelection.None.Exceptions.Union(trial.RunNames) } });
}
