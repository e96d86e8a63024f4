using System.Globalization;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Ingest;
using Microsoft.JSInterop;

namespace Dashboard.Web.Components.Media;

/// <summary>The circuit's end of a page's browser module. Values never pass here: the module asks the server for what it shows.</summary>
/// <remarks>All members run on the circuit's dispatcher.</remarks>
internal sealed class MediaPageModule(IJSRuntime js, string path) : ScriptModule<MediaPageModule>(js, path)
{
    /// <summary>The user moved all cards to a step, or back to the latest (null).</summary>
    public event Action<long?>? StepChosen;

    /// <summary>Tells the cards which runs to show and how.</summary>
    public Task SetPageAsync(IReadOnlyList<RunRow> runs, long? atStep, bool showSuperseded, object settings) => CallAsync("setPage", new
    {
        runs = runs.Select(run => new { id = run.Id, name = run.Name, style = run.Style, values = run.Blobs }),
        at = atStep?.ToString(CultureInfo.InvariantCulture), // Beyond 2^53 a JSON number loses digits.
        showSuperseded,
        settings,
    });

    [JSInvokable]
    public void ChooseStep(string? text) =>
        StepChosen?.Invoke(long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step) ? step : null);
}
