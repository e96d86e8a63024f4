using System.Text.Json;
using Dashboard.Web.Graphs.Reading;
using EventFormat.Summaries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Web.Graphs;

/// <summary>Graphs over HTTP. A graph is named by <c>run</c>, <c>tag</c> and <c>index</c> (default: the last), or by <c>upload</c>.</summary>
internal static class GraphRoutes
{
    public static void AddGraphs(this IServiceCollection services)
    {
        services.AddSingleton<GraphCache>();
        services.AddSingleton<GraphListing>();
        services.AddSingleton<GraphStore>();
    }

    public static void MapGraphs(this IEndpointRouteBuilder app)
    {
        var graphs = app.MapGroup("/api/graphs").AddEndpointFilter(FaultsAsync);
        graphs.MapGet("", (GraphListing listing) => Json(listing.Runs()));
        graphs.MapGet("/graph", GraphAsync);
        graphs.MapGet("/node", NodeAsync);
        graphs.MapGet("/profile", ProfileAsync);
        graphs.MapPost("/upload", UploadAsync).WithMetadata(new UploadLimit());
    }

    private static async Task<IResult> GraphAsync(HttpContext context, GraphStore store, string? run, string? tag, int? index, string? upload)
    {
        if (await store.FindAsync(Key(run, tag, index, upload)) is not { } graph)
        {
            return NotThere;
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentEncoding = "gzip"; // Every browser takes it, and a large graph is packed only once.
        return TypedResults.Bytes(graph.Packed, "application/json");
    }

    private static async Task<IResult> NodeAsync(GraphStore store, string? run, string? tag, int? index, string? upload, int node) =>
        await store.FindAsync(Key(run, tag, index, upload)) is { } graph && NodeDescription.Of(graph.Hierarchy, node) is { } answer
            ? Json(answer)
            : NotThere;

    private static async Task<IResult> ProfileAsync(
        GraphStore store, string? run, string? tag, int? index, string? upload, string profileRun, string profile, int? profileIndex, CancellationToken cancel) =>
        await store.FindAsync(Key(run, tag, index, upload)) is { } graph
            && await store.FindProfileAsync(graph.Hierarchy, new GraphKey(profileRun, profile, profileIndex), cancel) is { } found
            ? Json(found)
            : NotThere;

    private static async Task<IResult> UploadAsync(HttpRequest request, GraphStore store, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        var id = await store.UploadAsync(body.ToArray());
        return Json(new UploadAnswer(id, (await store.FindAsync(new GraphKey(null, id, null)))?.Hierarchy.Graph.Operations.Count ?? 0));
    }

    /// <summary>What cannot be read is told, not thrown: the page says what and where.</summary>
    private static async ValueTask<object?> FaultsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (e is GraphFormatException or SummaryFormatException)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status422UnprocessableEntity, title: "This is no graph that can be shown.");
        }
        catch (BadHttpRequestException e)
        {
            return Results.Problem(e.Message, statusCode: e.StatusCode, title: "The upload was refused.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Results.Problem(e.Message, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The event file cannot be read now.");
        }
    }

    private static ProblemHttpResult NotThere => TypedResults.Problem("There is no such graph, or it was an upload that is no longer kept.", statusCode: StatusCodes.Status404NotFound, title: "Not there.");

    private static GraphKey Key(string? run, string? tag, int? index, string? upload) =>
        upload is null ? new GraphKey(run ?? "", tag ?? SummaryPlugin.RunGraphTag, index) : new GraphKey(null, upload, null);

    private static JsonAnswer<T> Json<T>(T answer) => new(answer);

    private sealed class UploadLimit : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => GraphLimits.UploadBytes;
    }

    private sealed class JsonAnswer<T>(T answer) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.ContentType = "application/json";
            return JsonSerializer.SerializeAsync(context.Response.Body, answer, typeof(T), GraphAnswersJson.Default, context.RequestAborted);
        }
    }
}
