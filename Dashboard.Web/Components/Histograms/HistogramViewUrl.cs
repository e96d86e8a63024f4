using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.Histograms;

/// <summary>The parameters of the histograms page.</summary>
public sealed class HistogramViewUrl : PanelViewUrl<HistogramView>
{
    private HistogramViewUrl()
    {
    }

    public static HistogramViewUrl Instance { get; } = new();

    /// <inheritdoc />
    protected override HistogramView Default { get; } = new();

    /// <inheritdoc />
    protected override void Print(QueryPrinter query, HistogramView view)
    {
        query.AddUnless(view.Mode == HistogramMode.Offset, "mode", Word(view.Mode));
        base.Print(query, view);
    }

    /// <inheritdoc />
    protected override HistogramView? Read(HistogramView view, string name, string value) =>
        name == "mode" ? view with { Mode = ReadWord(value, HistogramMode.Offset) } : base.Read(view, name, value);
}
