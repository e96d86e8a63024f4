using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.Scalars;

/// <summary>The parameters of the charts page.</summary>
public sealed class ScalarViewUrl : ViewUrl<ScalarView>
{
    private const double DefaultSmoothing = 0.6;

    private ScalarViewUrl()
    {
    }

    public static ScalarViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override ScalarView Default => ScalarView.Default;

    /// <inheritdoc />
    protected override void Print(QueryPrinter query, ScalarView view)
    {
        query.AddUnless(
            view is { Smoother: Smoother.Ema, Smoothing: DefaultSmoothing },
            "smoothing",
            view.Smoother == Smoother.Ema ? Text(view.Smoothing) : $"{Word(view.Smoother)}:{Text(view.Smoothing)}");
        query.AddUnless(view.XAxis == XAxis.Step, "x", Word(view.XAxis));
        query.AddUnless(view.RelativeTo == RelativeTo.Run, "zero", Word(view.RelativeTo));
        query.AddUnless(!view.LogX, "logx", "1");
        query.AddUnless(!view.LogY, "logy", "1");
        query.AddEach("logytag", view.LogYTags);
        query.AddUnless(view.IgnoreOutliers, "outliers", view.IgnoreOutliers ? "0" : "1");
        query.AddUnless(!view.ShowSuperseded, "superseded", "1");
        query.AddUnless(view.TooltipSort == TooltipSort.Nearest, "tooltip", Word(view.TooltipSort));
        query.AddUnless(view.Selection is null, "steps", view.Selection?.ToString() ?? "");
        query.AddUnless(view.Table.AtStep.SequenceEqual(ValueTable.Default.AtStep), "cols", Words(view.Table.AtStep));
        query.AddUnless(view.Table.OverRange.SequenceEqual(ValueTable.Default.OverRange), "rangecols", Words(view.Table.OverRange));
        query.AddUnless(view.Table.Sort is null, "sort", view.Table.Sort?.ToString() ?? "");
        query.AddEach("chart", view.MadeCharts.Select(chart => chart.ToString()));
        query.AddUnless(view.Kinds == CardKinds.Scalars, "kinds", Word(view.Kinds));
        query.AddEach("hzoom", Ranges(view, zoom => zoom.Steps));
        query.AddEach("hzoomv", Ranges(view, zoom => zoom.Values));
        query.AddEach("wide", view.FullWidthTags);
        query.AddEach("zoom", view.Zooms.Select(zoom => $"{Text(zoom.Value.From)},{Text(zoom.Value.To)},{zoom.Key}"));
        query.AddEach("zoomy", view.Zooms.Select(zoom => zoom.Value.Y is var (low, high) ? $"{Text(low)},{Text(high)},{zoom.Key}" : null).OfType<string>());
    }

    /// <inheritdoc />
    protected override ScalarView? Read(ScalarView view, string name, string value) => name switch
    {
        "smoothing" => WithSmoothing(view, value),
        "x" => view with { XAxis = ReadWord(value, XAxis.Step) },
        "zero" => view with { RelativeTo = ReadWord(value, RelativeTo.Run) },
        "logx" => view with { LogX = value == "1" },
        "logy" => view with { LogY = value == "1" },
        "logytag" => view with { LogYTags = view.LogYTags.Add(value) },
        "outliers" => view with { IgnoreOutliers = value != "1" },
        "superseded" => view with { ShowSuperseded = value == "1" },
        "tooltip" => view with { TooltipSort = ReadWord(value, TooltipSort.Nearest) },
        "steps" => view with { Selection = StepSelection.Parse(value) },
        "cols" => view with { Table = view.Table with { AtStep = ValueTable.ParseColumns(value.Split(','), atStep: true) } },
        "rangecols" => view with { Table = view.Table with { OverRange = ValueTable.ParseColumns(value.Split(','), atStep: false) } },
        "sort" => view with { Table = view.Table with { Sort = ValueSort.Parse(value) } },
        "chart" => MadeChart.Parse(value) is { } chart && view.MadeCharts.Length < MadeChart.Most ? view with { MadeCharts = view.MadeCharts.Add(chart) } : view,
        "kinds" => view with { Kinds = ReadWord(value, CardKinds.Scalars) },
        "hzoom" => WithPanelZoom(view, value, (zoom, range) => zoom with { Steps = range }),
        "hzoomv" => WithPanelZoom(view, value, (zoom, range) => zoom with { Values = range }),
        "wide" => view with { FullWidthTags = view.FullWidthTags.Add(value) },
        "zoom" => WithZoom(view, value),
        "zoomy" => WithVerticalZoom(view, value),
        _ => null,
    };

    // A weight, or a method's word and its strength: gaussian:5.
    private static ScalarView WithSmoothing(ScalarView view, string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var smoother = colon < 0 ? Smoother.Ema : ReadWord(value[..colon], Smoother.Ema);
        return Number(value[(colon + 1)..]) is { } strength && (colon < 0 || Word(smoother) == value[..colon])
            ? view with { Smoother = smoother, Smoothing = SmoothingScale.Of(smoother).Clamp(strength) }
            : view;
    }

    private static IEnumerable<string> Ranges(ScalarView view, Func<PanelZoom, (double Low, double High)?> part) =>
        view.PanelZooms.Select(zoom => part(zoom.Value) is var (low, high) ? $"{Text(low)},{Text(high)},{zoom.Key}" : null).OfType<string>();

    private static ScalarView WithPanelZoom(ScalarView view, string value, Func<PanelZoom, (double Low, double High), PanelZoom> with) =>
        Range(value) is var (low, high, tag)
            ? view with { PanelZooms = view.PanelZooms.SetItem(tag, with(view.PanelZooms.GetValueOrDefault(tag) ?? new PanelZoom(null, null), (low, high))) }
            : view;

    private static string Words(IEnumerable<ValueColumn> columns) => string.Join(',', columns.Select(ValueTable.Word));

    private static ScalarView WithZoom(ScalarView view, string value) =>
        Range(value) is var (from, to, tag) ? view with { Zooms = view.Zooms.SetItem(tag, new ZoomRange(from, to)) } : view;

    // Follows the zoom of the same tag, and means nothing without it.
    private static ScalarView WithVerticalZoom(ScalarView view, string value) =>
        Range(value) is var (low, high, tag) && view.Zooms.TryGetValue(tag, out var zoom)
            ? view with { Zooms = view.Zooms.SetItem(tag, zoom with { Y = (low, high) }) }
            : view;

    private static (double Low, double High, string Tag)? Range(string value) =>
        value.Split(',', 3) is [var from, var to, var tag] && Number(from) is { } low && Number(to) is { } high && low < high
            ? (low, high, tag)
            : null;
}
