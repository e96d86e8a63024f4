using System.Collections.Immutable;
using Dashboard.Web.Components.Media;
using Dashboard.Web.Components.Panels;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Scalars;

/// <summary>The circuit's end of the images and histograms that stand among the charts: their modules are opened once such cards are shown.</summary>
/// <remarks>All members run on the circuit's dispatcher.</remarks>
internal sealed class OtherCards : IAsyncDisposable
{
    private readonly MediaPageModule _images;
    private readonly PanelsModule _histograms;
    private Task? _imagesOpened;
    private Task? _histogramsOpened;
    private (ScalarView View, ImmutableArray<RunRow> Runs)? _told;

    public OtherCards(IJSRuntime js)
    {
        _images = new MediaPageModule(js, "./js/media/images.js");
        _histograms = new PanelsModule(js, "./js/histograms/page.js");
        _images.StepChosen += step => StepChosen?.Invoke(step);
        _histograms.ZoomChanged += (tag, zoom, isContinued) => ZoomChanged?.Invoke(tag, zoom, isContinued);
    }

    /// <summary>The user moved all images to a step, or back to the latest (null).</summary>
    public event Action<long?>? StepChosen;

    /// <summary>The user zoomed a tag's histograms; true when this continues the last zoom.</summary>
    public event Action<string, PanelZoom, bool>? ZoomChanged;

    /// <summary>Tells the cards which runs to show and how; nothing while it is the same as before.</summary>
    public async Task TellAsync(ElementReference root, ScalarView view, ImmutableArray<RunRow> runs)
    {
        if (_told == (view, runs))
        {
            return;
        }

        _told = (view, runs);
        if (view.Shows(SummaryKind.Image))
        {
            await (_imagesOpened ??= _images.OpenAsync(root));
            await _images.SetPageAsync(runs, view.Selection?.To ?? view.Selection?.From, view.ShowSuperseded, new { brightness = 1, contrast = 1, isActualSize = false });
        }

        if (view.Shows(SummaryKind.Histogram))
        {
            await (_histogramsOpened ??= _histograms.OpenAsync(root));
            var zooms = view.PanelZooms.ToDictionary(zoom => zoom.Key, zoom => new { steps = Numbers(zoom.Value.Steps), values = Numbers(zoom.Value.Values) });
            await _histograms.SetPageAsync(new { mode = "offset", axis = Axis(view), cardWidth = view.CardWidth, zooms }, runs);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _images.DisposeAsync();
        await _histograms.DisposeAsync();
    }

    // Histograms have no order of arrival.
    private static string Axis(ScalarView view) => view.XAxis switch
    {
        XAxis.Relative => "relative",
        XAxis.Wall => "wall",
        _ => "step",
    };

    private static double[]? Numbers((double Low, double High)? range) => range is var (low, high) ? [low, high] : null;
}
