using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Web.Graphs;
using Dashboard.Web.Ingest;
using Dashboard.Web.Projector.Embeddings;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>The dashboards of TensorBoard's page: which there are, which have something to show, and how the page loads them.</summary>
internal static class PluginsListing
{
    private const string ProjectorPlugin = "projector";

    private static readonly Plugin[] Plugins =
    [
        Angular("timeseries", "Time Series", Has(SummaryKind.Scalar, SummaryKind.Histogram, SummaryKind.Image)),
        Element("scalars", "scalars", "tf-scalar-dashboard", Has(SummaryKind.Scalar)),
        Element("custom_scalars", "Custom Scalars", "tf-custom-scalar-dashboard", Has(SummaryKind.CustomScalarLayout)),
        Element("images", "images", "tf-image-dashboard", Has(SummaryKind.Image)),
        Element("audio", "audio", "tf-audio-dashboard", Has(SummaryKind.Audio)),
        Angular("debugger-v2", "Debugger V2", Never),
        Element("graphs", "graphs", "tf-graph-dashboard", (kinds, _) => GraphListing.HasGraphs(kinds)) with { IsReloadDisabled = true },
        Element("distributions", "distributions", "tf-distribution-dashboard", Has(SummaryKind.Histogram)),
        Element("histograms", "histograms", "tf-histogram-dashboard", Has(SummaryKind.Histogram)),
        Element("text", "text", "tf-text-dashboard", Has(SummaryKind.Text)),
        Element("pr_curves", "PR Curves", "tf-pr-curve-dashboard", Has(SummaryKind.PrCurve)),
        Element("profile_redirect", "Profile", "tf-profile-redirect-dashboard", Never),
        Element("hparams", "hparams", "tf-hparams-dashboard", Has(SummaryKind.HParams)),
        Element("mesh", "mesh", "mesh-dashboard", Has(SummaryKind.Mesh)),
        Element("wit_redirect", "What-If Tool", "tf-wit-redirect-dashboard", Never),
        new(ProjectorPlugin, "projector", "IFRAME", "module_path", ModulePath(ProjectorPlugin), (_, embeddings) => embeddings) { IsReloadDisabled = true },
    ];

    public static void MapPluginsListing(this IEndpointRouteBuilder data)
    {
        data.Map("/plugins_listing", static (HttpContext context, IRunList runs, EmbeddingFinder embeddings) =>
            context.JsonAsync(json => Write(json, runs.Current.Kinds, embeddings.Current.Any(one => one is ConfiguredEmbedding))));
        data.Map("/plugin_entry.html", Entry);
    }

    private static void Write(PythonJsonWriter json, KindSet kinds, bool hasEmbeddings)
    {
        json.BeginObject();
        foreach (var plugin in Plugins)
        {
            json.Name(plugin.Name).BeginObject()
                .Name("disable_reload").Value(plugin.IsReloadDisabled)
                .Name("enabled").Value(plugin.IsEnabled(kinds, hasEmbeddings))
                .Name("remove_dom").Value(false)
                .Name("tab_name").Value(plugin.Tab)
                .Name("loading_mechanism").BeginObject().Name("type").Value(plugin.Loading);
            if (plugin.Key is { } key)
            {
                json.Name(key).Value(plugin.Loaded);
            }

            json.EndObject().EndObject();
        }

        json.EndObject();
    }

    /// <summary>The page of a frame that runs a plugin's module; the module itself is TensorBoard's, and comes from whoever serves its page.</summary>
    private static Task Entry(HttpContext context, string? name)
    {
        if (name != ProjectorPlugin)
        {
            return context.RefuseAsync(StatusCodes.Status404NotFound, "Not found");
        }

        var script = $"import({JsonSerializer.Serialize("./index.js")}).then((m) => void m.render());";
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; script-src 'self' 'sha256-{digest}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; frame-ancestors 'self'";
        return context.TextAsync(
            $"""<!DOCTYPE html><html><head><meta charset="utf-8"><base href="plugin/{name}/"></head><body><script type="module">{script}</script></body></html>""",
            "text/html; charset=utf-8");
    }

    private static string ModulePath(string plugin) => $"{TensorBoardPaths.Data}/plugin/{plugin}/index.js";

    private static Plugin Angular(string name, string tab, Func<KindSet, bool, bool> isEnabled) => new(name, tab, "NG_COMPONENT", null, null, isEnabled);

    private static Plugin Element(string name, string tab, string element, Func<KindSet, bool, bool> isEnabled) =>
        new(name, tab, "CUSTOM_ELEMENT", "element_name", element, isEnabled);

    private static Func<KindSet, bool, bool> Has(params SummaryKind[] any) => (kinds, _) => Array.Exists(any, kinds.Contains);

    private static bool Never(KindSet kinds, bool hasEmbeddings) => false;

    /// <param name="Name">Its name in paths.</param>
    /// <param name="Tab">Its name for people.</param>
    /// <param name="Loading">How the page loads it.</param>
    /// <param name="Key">What says what to load; null when nothing need be said.</param>
    /// <param name="Loaded">What to load.</param>
    /// <param name="IsEnabled">Whether there is something to show, by the kinds of tags and by whether there are embeddings.</param>
    private sealed record Plugin(string Name, string Tab, string Loading, string? Key, string? Loaded, Func<KindSet, bool, bool> IsEnabled)
    {
        public bool IsReloadDisabled { get; init; }
    }
}
