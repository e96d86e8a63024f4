using Dashboard.Web.Blobs;
using Dashboard.Web.Components.Dashboards;

namespace Dashboard.Web.Components.Panels;

/// <summary>The parameters that dashboards of panels share.</summary>
public abstract class PanelViewUrl<TView> : ViewUrl<TView>
    where TView : PanelView
{
    /// <inheritdoc />
    protected override void Print(QueryPrinter query, TView view)
    {
        query.AddUnless(view.Axis == StepAxis.Step, "x", Word(view.Axis));
        query.AddEach("zoom", Ranges(view, zoom => zoom.Steps));
        query.AddEach("zoomv", Ranges(view, zoom => zoom.Values));
    }

    /// <inheritdoc />
    protected override TView? Read(TView view, string name, string value) => (TView?)(name switch
    {
        "x" => (PanelView)view with { Axis = ReadWord(value, StepAxis.Step) },
        "zoom" => Zoomed(view, value, (zoom, range) => zoom with { Steps = range }),
        "zoomv" => Zoomed(view, value, (zoom, range) => zoom with { Values = range }),
        _ => null,
    });

    private static IEnumerable<string> Ranges(TView view, Func<PanelZoom, (double Low, double High)?> part) =>
        view.Zooms.Select(zoom => part(zoom.Value) is var (low, high) ? $"{Text(low)},{Text(high)},{zoom.Key}" : null).OfType<string>();

    private static PanelView Zoomed(PanelView view, string value, Func<PanelZoom, (double Low, double High), PanelZoom> with) =>
        value.Split(',', 3) is [var from, var to, var tag] && Number(from) is { } low && Number(to) is { } high && low < high
            ? view with { Zooms = view.Zooms.SetItem(tag, with(view.Zooms.GetValueOrDefault(tag) ?? new PanelZoom(null, null), (low, high))) }
            : view;
}
