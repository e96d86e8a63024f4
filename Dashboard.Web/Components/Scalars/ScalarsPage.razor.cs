using System.Collections.Immutable;
using Dashboard.Web.Components.Charts;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Scalars.Cards;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Scalars;

/// <summary>The charts page: runs on the left, sections of cards on the right, every setting in the URL.</summary>
/// <remarks>The circuit decides which cards there are; points reach the chart modules without it.</remarks>
public sealed partial class ScalarsPage : DashboardPage<ScalarView>
{
    private ChartsPageModule _charts = null!;
    private DashboardFrame _frame = null!;
    private MadeCharts _made = null!;
    private Task? _opened;

    // What the chart modules were told last.
    private ScalarView? _toldView;
    private ImmutableArray<RunRow> _toldRuns = [];

    public ScalarsPage()
        : base(ScalarViewUrl.Instance, SummaryKind.Scalar)
    {
    }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [CascadingParameter]
    public LiveState Live { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _charts = new ChartsPageModule(Js);
        _charts.ConnectionStateChanged += state => Live.SetReconnecting(state == "reconnecting");
        _charts.ZoomChanged += OnZoomChanged;
        _charts.StepsChanged += steps => Push(View with { Selection = steps });
        _charts.ColumnsChanged += OnColumnsChanged;
        _charts.SortChanged += sort => Push(View with { Table = View.Table with { Sort = sort } });
        Live.Changed += OnLiveChanged;
        base.OnInitialized();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await (_opened ??= _charts.OpenAsync(_frame.Root));
        await TellChartsAsync();
    }

    private void OnZoomChanged(string tag, double[]? range, bool isContinued)
    {
        var zooms = range switch
        {
            [var from, var to] when from < to => View.Zooms.SetItem(tag, new ZoomRange(from, to)),
            [var from, var to, var low, var high] when from < to && low < high => View.Zooms.SetItem(tag, new ZoomRange(from, to, (low, high))),
            _ => View.Zooms.Remove(tag),
        };
        var view = View with { Zooms = zooms };
        if (isContinued)
        {
            Replace(view);
        }
        else
        {
            Push(view);
        }
    }

    private void OnColumnsChanged(string[] words)
    {
        var atStep = View.Selection?.To is null;
        var columns = ValueTable.ParseColumns(words, atStep);
        Push(View with { Table = atStep ? View.Table with { AtStep = columns } : View.Table with { OverRange = columns } });
    }

    private void OnLiveChanged()
    {
        if (_opened is not null)
        {
            _ = _charts.SetPausedAsync(Live.IsPaused);
        }
    }

    private Task TellChartsAsync()
    {
        if (View.Equals(_toldView) && Drawn == _toldRuns)
        {
            return Task.CompletedTask;
        }

        _toldView = View;
        _toldRuns = Drawn;
        return _charts.SetPageAsync(View, Drawn);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Live.Changed -= OnLiveChanged;
        await _charts.DisposeAsync();
    }
}
