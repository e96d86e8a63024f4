using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Panels;

/// <summary>The circuit's end of a dashboard's script module: tells it which runs and which view, hears what was zoomed.</summary>
/// <remarks>What panels draw never passes here. All members run on the circuit's dispatcher.</remarks>
internal sealed class PanelsModule(IJSRuntime js, string path) : ScriptModule<PanelsModule>(js, path)
{
    /// <summary>The user zoomed a tag: places on the axis of steps, values (each null for all); true when this continues the last zoom.</summary>
    public event Action<string, PanelZoom, bool>? ZoomChanged;

    /// <summary>Tells the panels which runs to show and how.</summary>
    public Task SetPageAsync(object view, IReadOnlyList<RunRow> runs) => CallAsync("setPage", new
    {
        runs = runs.Select(run => new { id = run.Id, name = run.Name, style = run.Style, blobs = run.Blobs }),
        view,
    });

    [JSInvokable]
    public void Zoomed(string tag, double[]? steps, double[]? values, bool isContinued) =>
        ZoomChanged?.Invoke(tag, new PanelZoom(Range(steps), Range(values)), isContinued);

    private static (double, double)? Range(double[]? range) =>
        range is [var low, var high] && low < high && double.IsFinite(high - low) ? (low, high) : null;
}
