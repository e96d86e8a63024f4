using System.Collections.Immutable;
using Dashboard.Web.Components.Charts;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Panels;
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
    private OtherCards _others = null!;
    private DashboardFrame _frame = null!;
    private MadeCharts _made = null!;
    private Task? _opened;

    // What the chart modules were told last.
    private ScalarView? _toldView;
    private ImmutableArray<RunRow> _toldRuns = [];

    public ScalarsPage()
        : base(ScalarViewUrl.Instance, SummaryKind.Scalar, SummaryKind.Image, SummaryKind.Histogram)
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
        _others = new OtherCards(Js);
        _others.StepChosen += step => Push(View with { Selection = step is { } chosen ? new StepSelection(chosen, null) : null });
        _others.ZoomChanged += OnPanelZoomChanged;
        Live.Changed += OnLiveChanged;
        base.OnInitialized();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await (_opened ??= _charts.OpenAsync(_frame.Root));
        await TellChartsAsync();
        if (!Live.IsPaused)
        {
            await _others.TellAsync(_frame.Root, View, Drawn);
        }
    }

    private bool HasOtherKinds => Contents.Snapshot.Kinds.Contains(SummaryKind.Image) || Contents.Snapshot.Kinds.Contains(SummaryKind.Histogram);

    private string What => View.Kinds switch
    {
        CardKinds.Images => "images",
        CardKinds.Histograms => "histograms",
        CardKinds.All => "scalars, images or histograms",
        _ => "scalars",
    };

    private void ResetPanelZoom(string tag) => Push(View with { PanelZooms = View.PanelZooms.Remove(tag) });

    private void OnPanelZoomChanged(string tag, PanelZoom zoom, bool isContinued)
    {
        var view = View with { PanelZooms = zoom is { Steps: null, Values: null } ? View.PanelZooms.Remove(tag) : View.PanelZooms.SetItem(tag, zoom) };
        if (isContinued)
        {
            Replace(view);
        }
        else
        {
            Push(view);
        }
    }

    // What charts show of a run: new images and histograms are nothing to them.
    private static (int, string, int, double, ImmutableArray<Restart>) Charted(RunRow run) => (run.Id, run.Name, run.Style, run.StartWallTime, run.Restarts);

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
        if (View.Equals(_toldView) && (Drawn == _toldRuns || Drawn.Select(Charted).SequenceEqual(_toldRuns.Select(Charted))))
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
        await _others.DisposeAsync();
    }
}
