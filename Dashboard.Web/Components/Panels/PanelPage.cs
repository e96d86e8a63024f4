using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Shell;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Panels;

/// <summary>What dashboards of panels do alike: open their script module and keep it told. A page's markup sets <see cref="Frame"/>.</summary>
/// <param name="url">Reads and writes the view.</param>
/// <param name="modulePath">The script module, whose <c>open</c> attaches to the page.</param>
/// <param name="kind">The kind of tags that are shown.</param>
public abstract class PanelPage<TView>(ViewUrl<TView> url, string modulePath, SummaryKind kind) : DashboardPage<TView>(url, kind)
    where TView : PanelView
{
    private PanelsModule _module = null!;
    private Task? _opened;
    private (TView View, ImmutableArray<RunRow> Runs)? _told;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [CascadingParameter]
    public LiveState Live { get; set; } = null!;

    /// <summary>The frame, whose element the module attaches to.</summary>
    protected DashboardFrame Frame { get; set; } = null!;

    /// <summary>The part of the view that the module reads, as it spells it.</summary>
    protected virtual object Message => new { axis = View.Axis.ToString().ToLowerInvariant(), cardWidth = View.CardWidth, zooms = ZoomMessage };

    /// <summary>The zooms as the modules spell them.</summary>
    protected object ZoomMessage => View.Zooms.ToDictionary(zoom => zoom.Key, zoom => new { steps = Numbers(zoom.Value.Steps), values = Numbers(zoom.Value.Values) });

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _module = new PanelsModule(Js, modulePath);
        _module.ZoomChanged += OnZoomChanged;
        Live.Changed += OnLiveChanged;
        base.OnInitialized();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await (_opened ??= _module.OpenAsync(Frame.Root));
        var now = (View, Drawn);
        if (now != _told && !(Live.IsPaused && View.Equals(_told?.View)))
        {
            _told = now;
            await _module.SetPageAsync(Message, Drawn);
        }
    }

    protected void ResetZoom(string tag) => Push(View with { Zooms = View.Zooms.Remove(tag) });

    private void OnZoomChanged(string tag, PanelZoom zoom, bool isContinued)
    {
        var view = View with { Zooms = zoom is { Steps: null, Values: null } ? View.Zooms.Remove(tag) : View.Zooms.SetItem(tag, zoom) };
        if (isContinued)
        {
            Replace(view);
        }
        else
        {
            Push(view);
        }
    }

    private void OnLiveChanged() => _ = InvokeAsync(StateHasChanged);

    private static double[]? Numbers((double Low, double High)? range) => range is var (low, high) ? [low, high] : null;

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Live.Changed -= OnLiveChanged;
        await _module.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
