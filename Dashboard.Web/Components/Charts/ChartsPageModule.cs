using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Scalars;
using Dashboard.Web.Ingest;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Charts;

/// <summary>The circuit's end of the page's chart modules: tells them which runs and which view, hears which cards are visible.</summary>
/// <remarks>Points never pass here. All members run on the circuit's dispatcher.</remarks>
internal sealed class ChartsPageModule(IJSRuntime js) : ScriptModule<ChartsPageModule>(js, "./js/charts/page.js", "openCharts")
{
    private readonly HashSet<int> _visible = [];

    // Changes of the view heard of so far: a page that has changed it since keeps its own.
    private int _heard;

    /// <summary>A card came near the window, or left it.</summary>
    public event Action<int, bool>? VisibilityChanged;

    /// <summary>The user zoomed a tag's chart (from, to, and low, high if y is zoomed, too), or reset it (null); true when this continues the last zoom.</summary>
    public event Action<string, double[]?, bool>? ZoomChanged;

    /// <summary>The user marked a step or a range of steps, or nothing (null).</summary>
    public event Action<StepSelection?>? StepsChanged;

    /// <summary>The user chose the columns of the tables, in words.</summary>
    public event Action<string[]>? ColumnsChanged;

    /// <summary>The user sorted the tables.</summary>
    public event Action<ValueSort?>? SortChanged;

    /// <summary>The live connection is "live" or "reconnecting".</summary>
    public event Action<string>? ConnectionStateChanged;

    public bool IsVisible(int tag) => _visible.Contains(tag);

    /// <summary>Tells the cards which runs to show and how.</summary>
    public Task SetPageAsync(ScalarView view, IReadOnlyList<RunRow> selected) => CallAsync("setPage", new
    {
        runs = selected.Select(run => new
        {
            id = run.Id,
            name = run.Name,
            style = run.Style,
            start = Finite(run.StartWallTime),
            restarts = run.Restarts.Select(mark => new[] { mark.Step, Finite(mark.WallTime) }),
        }),
        view = ChartViewMessage.From(view),
        heard = _heard,
    });

    public Task SetPausedAsync(bool paused) => CallAsync("setPaused", paused);

    public Task ResetZoomAsync(int tag) => CallAsync("resetZoom", tag);

    public Task SaveImageAsync(int tag, string format) => CallAsync("saveImage", tag, format);

    public Task ShowTableAsync(int tag) => CallAsync("showTable", tag);

    [JSInvokable]
    public void VisibleChanged(int[] tags)
    {
        var now = tags.ToHashSet();
        var changed = _visible.Except(now).Select(tag => (tag, false)).Concat(now.Except(_visible).Select(tag => (tag, true))).ToList();
        _visible.Clear();
        _visible.UnionWith(now);
        foreach (var (tag, isVisible) in changed)
        {
            VisibilityChanged?.Invoke(tag, isVisible);
        }
    }

    [JSInvokable]
    public void Zoomed(string tag, double[]? range, bool isContinued)
    {
        _heard++;
        ZoomChanged?.Invoke(tag, range, isContinued);
    }

    [JSInvokable]
    public void StepsSelected(string? from, string? to)
    {
        _heard++;
        StepsChanged?.Invoke(StepSelection.Step(from) is { } first ? StepSelection.Between(first, StepSelection.Step(to)) : null);
    }

    [JSInvokable]
    public void ColumnsChosen(string[] columns)
    {
        _heard++;
        ColumnsChanged?.Invoke(columns);
    }

    [JSInvokable]
    public void RowsSorted(string? column, bool descending)
    {
        _heard++;
        SortChanged?.Invoke(column is null ? null : ValueSort.Parse(descending ? "-" + column : column));
    }

    [JSInvokable]
    public void ConnectionChanged(string state) => ConnectionStateChanged?.Invoke(state);

    // JSON has no NaN.
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
