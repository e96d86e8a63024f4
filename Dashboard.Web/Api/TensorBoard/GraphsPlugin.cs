using System.Globalization;
using Dashboard.Web.Graphs;
using Dashboard.Web.Graphs.Reading;
using EventFormat.Protos;
using EventFormat.Runs;
using EventFormat.Summaries;
using Google.Protobuf;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's graphs: which there are, one graph and one profile in protobuf's text format.</summary>
internal static class GraphsPlugin
{
    private const string ContentType = "text/x-protobuf; charset=utf-8";

    public static void MapGraphsPlugin(this IEndpointRouteBuilder plugins)
    {
        var graphs = plugins.MapGroup("/graphs");
        graphs.Map("/info", static (HttpContext context, LoggedData logged) => context.JsonAsync(json => Info(json, logged)));
        graphs.Map("/graph", GraphAsync);
        graphs.Map("/run_metadata", ProfileAsync);
    }

    private static void Info(PythonJsonWriter json, LoggedData logged)
    {
        json.BeginObject();
        foreach (var run in logged.Runs(GraphListing.HasGraphs, tag => GraphListing.IsGraphKind(tag.Kind)))
        {
            json.Name(run.Run.Name).BeginObject().Name("run").Value(run.Run.Name).Name("tags").BeginObject();
            foreach (var tag in run.Tags.Where(tag => tag.Name != SummaryPlugin.RunGraphTag).DistinctBy(tag => tag.Name))
            {
                json.Name(tag.Name).BeginObject()
                    .Name("tag").Value(tag.Name)
                    .Name("conceptual_graph").Value(Has(run, tag.Name, other => other.Kind == SummaryKind.KerasGraph))
                    .Name("op_graph").Value(Has(run, tag.Name, HoldsOperations))
                    .Name("profile").Value(Has(run, tag.Name, HoldsProfile))
                    .EndObject();
            }

            json.EndObject().Name("run_graph").Value(run.Tags.Any(tag => tag.Name == SummaryPlugin.RunGraphTag)).EndObject();
        }

        json.EndObject();
    }

    private static bool Has(TaggedRun run, string tag, Func<TagInfo, bool> what) => run.Tags.Any(other => other.Name == tag && what(other));

    private static bool HoldsOperations(TagInfo tag) =>
        tag.Kind == SummaryKind.Graph || tag.PluginName is SummaryPlugin.RunMetadata or SummaryPlugin.RunMetadataGraph;

    private static bool HoldsProfile(TagInfo tag) => tag.PluginName is SummaryPlugin.RunMetadata or SummaryPlugin.TaggedRunMetadata;

    private static async Task GraphAsync(
        HttpContext context, LoggedData logged, string? run, string? tag, string? conceptual, string? limit_attr_size, string? large_attrs_key)
    {
        if (run is null)
        {
            await context.MissingAsync("run");
            return;
        }

        if (!TryParseLimit(limit_attr_size, large_attrs_key, out var limit, out var fault))
        {
            await context.RefuseAsync(StatusCodes.Status400BadRequest, fault);
            return;
        }

        if (await FindAsync(logged, run, tag, conceptual == "true", context.RequestAborted) is not { } graph)
        {
            await context.NotFoundAsync($"No graph for run={PythonText.Repr(run)}, tag={PythonText.Repr(tag)}");
            return;
        }

        context.Response.ContentType = ContentType;
        var text = new ProtoTextWriter(context.Response.BodyWriter);
        foreach (var node in graph.Node)
        {
            GraphAttributes.Limit(node, limit, large_attrs_key);
            text.WriteMessage("node", node);
            if (!await context.KeepsReadingAsync())
            {
                return;
            }
        }

        graph.Node.Clear();
        text.Write(graph);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>The last graph of the run, or of one of its tags.</summary>
    private static async Task<GraphDef?> FindAsync(LoggedData logged, string run, string? tag, bool isConceptual, CancellationToken cancel)
    {
        var name = string.IsNullOrEmpty(tag) ? SummaryPlugin.RunGraphTag : tag;
        if (isConceptual)
        {
            return await ReadAsync(logged.Values(run, name, SummaryKind.KerasGraph), value => GraphAttributes.OfKeras(KerasReader.ToGraph(GraphValue.DecodeKerasModel(value), isScoped: true)));
        }

        return await ReadAsync(logged.Values(run, name, SummaryKind.Graph), value => GraphValue.DecodeGraph(value))
            ?? await ReadAsync(logged.Values(run, name, SummaryKind.RunMetadata), value => GraphAttributes.Combine(GraphValue.DecodeRunMetadata(value)));

        async Task<GraphDef?> ReadAsync(TagValues? values, Func<byte[], GraphDef> decode)
        {
            try
            {
                return values is null || values.Last < 0 ? null : await values.TryReadAsync(values.Last, decode, cancel);
            }
            catch (GraphFormatException)
            {
                return null;
            }
        }
    }

    private static async Task ProfileAsync(HttpContext context, LoggedData logged, string? run, string? tag)
    {
        if (tag is null || run is null)
        {
            await context.MissingAsync(tag is null ? "tag" : "run");
            return;
        }

        if (logged.Values(run, tag, SummaryKind.RunMetadata) is not { Last: >= 0 } values
            || await values.TryReadAsync(values.Last, value => GraphValue.DecodeRunMetadata(value), context.RequestAborted) is not { } profile)
        {
            await context.NotFoundAsync($"No profile for run={PythonText.Repr(run)}, tag={PythonText.Repr(tag)}");
            return;
        }

        profile.CostGraph = ByteString.Empty; // Its own message, which is read nowhere.
        context.Response.ContentType = ContentType;
        new ProtoTextWriter(context.Response.BodyWriter).Write(profile);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static bool TryParseLimit(string? text, string? key, out int? limit, out string fault)
    {
        (limit, fault) = (null, "");
        if (text is null)
        {
            fault = key is null ? "" : "large_attrs_key must not be given without limit_attr_size";
            return key is null;
        }

        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size);
        fault = !isNumber ? "query parameter `limit_attr_size` must be an integer" : size <= 0 ? "limit_attr_size must be greater than 0" : "";
        limit = size;
        return fault.Length == 0;
    }
}
