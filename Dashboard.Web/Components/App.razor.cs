using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components;

/// <summary>The document: styles, the import map and scripts; everything else is an interactive island.</summary>
public sealed partial class App : ComponentBase
{
    /// <summary>Plotly.Blazor's own interop module; the version is part of its path, a test guards it.</summary>
    internal const string PlotlyInterop = "./_content/Plotly.Blazor/plotly-interop-7.2.0.js";

    private ImportMapDefinition _importMap = null!;
    private string _nonce = "";

    // Preloaded all at once, or the browser would find them one import after the other.
    private IEnumerable<string> ChartModules => Assets
        .Where(asset => asset.Url.EndsWith(".js", StringComparison.Ordinal)
            && asset.Properties?.Any(property => property.Name == "label" && property.Value.StartsWith("js/charts/", StringComparison.Ordinal)) == true)
        .Select(asset => asset.Url);

    // At once where the page has charts, else when the browser has time: another page may have some.
    private string PlotlyFetch => Http.Request.Path.Value is "/" or "/charts" ? "preload" : "prefetch";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        // Plotly.Blazor's component stays as published; the import map gives it our interop module, which draws with the
        // small cartesian bundle and hands each new plot to its chart module.
        var ours = new ImportMapDefinition(
            new Dictionary<string, string> { [PlotlyInterop] = "./" + Assets["js/charts/plotly-interop.js"] }, null, null);
        _importMap = ImportMapDefinition.Combine(ImportMapDefinition.FromResourceCollection(Assets), ours);
        _nonce = ContentSecurityPolicy.Nonce(Http);
    }
}
