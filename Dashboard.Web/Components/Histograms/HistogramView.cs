using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.Histograms;

/// <summary>Everything that decides what the histograms page shows; all of it is in the URL.</summary>
public sealed record HistogramView : PanelView
{
    public HistogramMode Mode { get; init; }
}
