using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.HParams;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Experiments.Table;
using Dashboard.Web.HParams;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Experiments;

/// <summary>The runs as a table: sorted by clicks on the heads, columns dragged and resized, groups folded; only lines in sight are rendered.</summary>
public sealed partial class RunGrid : ComponentBase, IAsyncDisposable
{
    // A selection of one by one is written into the address.
    private const int MaxSelected = 300;
    private const int MaxPaths = 4000;
    private static readonly Operand NameColumn = new FieldOperand(RunField.RunName);

    private readonly Dictionary<(RunEntry, string), string?> _paths = [];
    private ElementReference _root;
    private GridModule? _module;
    private List<TableLine> _lines = [];
    private (TableListing, RunsView, IReadOnlySet<int>)? _rendered;
    private double _now;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private MetricSource Metrics { get; set; } = null!;

    [Parameter, EditorRequired]
    public TableListing Listing { get; set; } = TableListing.Empty;

    [Parameter, EditorRequired]
    public RunsView View { get; set; } = RunsView.Default;

    /// <summary>Ids of the selected runs.</summary>
    [Parameter, EditorRequired]
    public IReadOnlySet<int> Selected { get; set; } = new HashSet<int>();

    [Parameter, EditorRequired]
    public EventCallback<DashboardView> Pushed { get; set; }

    /// <summary>Runs are to be selected, or not.</summary>
    [Parameter, EditorRequired]
    public EventCallback<(ImmutableArray<RunEntry> Entries, bool IsSelected)> Toggled { get; set; }

    /// <summary>Someone wants to say something of a run.</summary>
    [Parameter, EditorRequired]
    public EventCallback<RunEntry> Edited { get; set; }

    private int TotalWidth => WidthOf(NameColumn) + Listing.Columns.Sum(WidthOf);

    private bool AllSelected => !Listing.Kept.IsEmpty && Listing.Kept.All(entry => Selected.Contains(entry.Row.Id));

    private bool CanSelectAll => Listing.Kept.Length <= MaxSelected || View.Query.Length == 0;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        _now = Metrics.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        if (_rendered?.Item1 != Listing)
        {
            _lines = [.. Listing.Lines];
            if (_paths.Count > MaxPaths)
            {
                _paths.Clear();
            }
        }
    }

    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        var before = _rendered;
        _rendered = (Listing, View, Selected);
        return before is not { } last || last.Item1 != Listing || !last.Item2.Equals(View) || !last.Item3.SetEquals(Selected);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = new GridModule(Js, this);
            await _module.OpenAsync(_root);
        }
    }

    internal Task ResizeAsync(string column, int width) => Pushed.InvokeAsync(View with
    {
        Widths = View.Widths.SetItem(column, Math.Clamp(width, RunsView.MinColumnWidth, RunsView.MaxColumnWidth)),
    });

    internal Task MoveAsync(string column, string before)
    {
        var columns = Listing.Columns.Select(shown => shown.Text).ToImmutableArray();
        var to = columns.Remove(column).IndexOf(before);
        return to < 0 || !columns.Contains(column) ? Task.CompletedTask : Pushed.InvokeAsync(View with { Columns = columns.Remove(column).Insert(to, column) });
    }

    private Task Sort(string column, bool isAdded) => Pushed.InvokeAsync(View.SortedBy(column, isAdded));

    private string SortOf(string column) => KeyOf(column) is not { } key ? "none" : key.IsDescending ? "descending" : "ascending";

    private string ArrowOf(string column)
    {
        var place = View.Sort.Length > 1 ? (View.Sort.IndexOf(KeyOf(column) ?? default) + 1).ToString(CultureInfo.InvariantCulture) : "";
        return KeyOf(column) is not { } key ? "" : key.IsDescending ? "↓" + place : "↑" + place;
    }

    private ColumnSort? KeyOf(string column)
    {
        foreach (var key in View.Sort)
        {
            if (key.Column == column)
            {
                return key;
            }
        }

        return null;
    }

    private Task Fold(TableGroup group) => Pushed.InvokeAsync(View with
    {
        ClosedSections = group.IsOpen ? View.ClosedSections.Add(group.Path) : View.ClosedSections.Remove(group.Path),
    });

    private bool IsSelected(TableGroup group) => group.Entries.All(entry => Selected.Contains(entry.Row.Id));

    private int WidthOf(Operand column) => View.Widths.GetValueOrDefault(column.Text, column switch
    {
        FieldOperand { Field: var field } when field == RunField.RunName => 260,
        FieldOperand { Field: var field } when field == RunField.Tags => 160,
        MetricOperand { Aggregate: Aggregate.Last } => 164,
        _ => 112,
    });

    private string ShortOf(Operand column, TrialValue value) => value.IsMissing ? "–" : CellText.Short(column, value, _now);

    private static string LongOf(Operand column, TrialValue value) => value.IsMissing ? "none" : CellText.Long(column, value);

    private string ShortOf(Operand column, ColumnStatistics statistics) => statistics switch
    {
        { Common.IsMissing: false } => CellText.Short(column, statistics.Common, _now),
        { Count: 0 } => "",
        _ => View.Statistic switch
        {
            GroupStatistic.Min => Number(column, statistics.Min),
            GroupStatistic.Max => Number(column, statistics.Max),
            GroupStatistic.Range => $"{Number(column, statistics.Min)} – {Number(column, statistics.Max)}",
            _ when column.Kind == ValueKind.Time || double.IsNaN(statistics.Deviation) => Number(column, statistics.Mean),
            _ => $"{Number(column, statistics.Mean)} ± {Deviation(column, statistics.Deviation)}",
        },
    };

    private static string LongOf(Operand column, ColumnStatistics statistics) => statistics.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{column.Title} of {statistics.Count} runs: mean {statistics.Mean}, min {statistics.Min}, max {statistics.Max}, standard deviation {statistics.Deviation}");

    private string Number(Operand column, double number) => CellText.Short(column, TrialValue.Of(number), _now);

    // Two digits say all that a deviation knows.
    private string Deviation(Operand column, double number) => column.Kind == ValueKind.Plain && Math.Abs(number) is >= 1e-3 and < 100
        ? number.ToString("G2", CultureInfo.InvariantCulture)
        : Number(column, number);

    private string? PathOf(RunEntry entry, string tag)
    {
        if (!_paths.TryGetValue((entry, tag), out var path))
        {
            _paths[(entry, tag)] = path = Sparkline.Path(Metrics.Sample(entry.Row.Id, tag, Sparkline.Points));
        }

        return path;
    }

    private static string TitleOf(RunEntry entry) => entry.Marks.Name is null ? $"{entry.Name}: all that is known of it" : $"{entry.Name}, in {entry.Row.Name}: all that is known of it";

    private static string LinkOf(RunEntry entry) => "run?name=" + Uri.EscapeDataString(entry.Row.Name);

    public ValueTask DisposeAsync() => _module?.DisposeAsync() ?? ValueTask.CompletedTask;
}
