using Dashboard.Web.Components.Dashboards;
using EventFormat.Summaries;

namespace Dashboard.Web.Components.Panels;

/// <summary>What dashboards of panels do alike: the axis and the zooms that their script module is told, and hears of.</summary>
/// <param name="url">Reads and writes the view.</param>
/// <param name="modulePath">The script module, whose <c>open</c> attaches to the page.</param>
/// <param name="kind">The kind of tags that are shown.</param>
public abstract class PanelPage<TView>(ViewUrl<TView> url, string modulePath, SummaryKind kind) : ScriptedPage<TView>(url, kind)
    where TView : PanelView
{
    private PanelsModule _module = null!;

    /// <summary>The part of the view that the module reads, as it spells it.</summary>
    protected virtual object Message => new { axis = View.Axis.ToString().ToLowerInvariant(), cardWidth = View.CardWidth, zooms = ZoomMessage };

    /// <summary>The zooms as the modules spell them.</summary>
    protected object ZoomMessage => View.Zooms.ToDictionary(zoom => zoom.Key, zoom => new { steps = Numbers(zoom.Value.Steps), values = Numbers(zoom.Value.Values) });

    private protected override IScriptModule Module => _module;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _module = new PanelsModule(Js, modulePath);
        _module.ZoomChanged += OnZoomChanged;
        base.OnInitialized();
    }

    /// <inheritdoc />
    protected override Task TellAsync() => _module.SetPageAsync(Message, Drawn);

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

    private static double[]? Numbers((double Low, double High)? range) => range is var (low, high) ? [low, high] : null;
}
