using Dashboard.Web.Components.Panels;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Histograms;

/// <summary>The histograms page: one panel for each tag of each run, all steps, reduced to what its pixels show.</summary>
public sealed partial class HistogramsPage : PanelPage<HistogramView>
{
    public HistogramsPage()
        : base(HistogramViewUrl.Instance, "./js/histograms/page.js", SummaryKind.Histogram)
    {
    }

    /// <inheritdoc />
    protected override object Message => new
    {
        mode = View.Mode.ToString().ToLowerInvariant(),
        axis = View.Axis.ToString().ToLowerInvariant(),
        cardWidth = View.CardWidth,
        zooms = ZoomMessage,
    };

    private void ChooseMode(ChangeEventArgs change)
    {
        if (Enum.TryParse<HistogramMode>((string?)change.Value, out var mode) && Enum.IsDefined(mode))
        {
            Push(View with { Mode = mode });
        }
    }
}
