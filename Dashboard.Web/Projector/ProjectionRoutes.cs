using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dashboard.Web.Projector.Embeddings;
using Dashboard.Web.Projector.Jobs;
using Dashboard.Web.Projector.Neighbours;
using Dashboard.Web.Projector.Projections;

namespace Dashboard.Web.Projector;

/// <summary>Projections computed here, their frames as they come, and what needs all dimensions: neighbours and axes of one's own.</summary>
internal static class ProjectionRoutes
{
    private const int MostNeighbours = 1000;

    /// <summary>Lists of a million points.</summary>
    private const long MostBodyBytes = 16 << 20;

    /// <summary>How long a request for the next frame waits.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static void MapProjector(this IEndpointRouteBuilder app)
    {
        var projector = app.MapGroup("/api/projector");
        projector.AddEndpointFilter(static (context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        projector.MapEmbeddings();
        projector.MapPost("jobs", StartAsync);
        projector.MapGet("jobs/{id}", WatchAsync);
        projector.MapDelete("jobs/{id}", (ProjectionJobs jobs, string id) => End(jobs, id, job => job.Stop()));
        projector.MapPost("jobs/{id}/leave", (ProjectionJobs jobs, string id) => End(jobs, id, job => job.Leave()));
        projector.MapPost("neighbours", NeighboursAsync);
        projector.MapPost("axes", AxesAsync);
    }

    private static async Task<IResult> StartAsync(HttpContext context, EmbeddingFinder finder, EmbeddingStore store, ProjectionJobs jobs)
    {
        var (request, fault) = await ReadAsync(context, ProjectorJson.Default.ProjectionRequest);
        return (fault ?? Bad(request!.Fault)) ?? await EmbeddingRoutes.WithAsync(finder, store, new EmbeddingAddress(request!.Run, request.Name, request.Step), (_, loaded) =>
            Bad(request.FaultFor(loaded.Points.Count)) ?? (jobs.Start(request, loaded) is { } job
                ? Results.Json(new JobAnswer(job.Id), ProjectorJson.Default.JobAnswer)
                : EmbeddingRoutes.Problem($"{ProjectionJobs.MostWaiting} projections wait already. Try again when one is done.", StatusCodes.Status429TooManyRequests)), context.RequestAborted);
    }

    private static async Task<IResult> WatchAsync(HttpContext context, ProjectionJobs jobs, string id, int after = 0) => jobs.Find(id) is { } job
        ? Results.Bytes(await job.WatchAsync(after, Longest, context.RequestAborted), "application/octet-stream")
        : Gone();

    private static IResult End(ProjectionJobs jobs, string id, Action<ProjectionJob> end)
    {
        if (jobs.Find(id) is not { } job)
        {
            return Gone();
        }

        end(job);
        return Results.NoContent();
    }

    private static async Task<IResult> NeighboursAsync(HttpContext context, EmbeddingFinder finder, EmbeddingStore store)
    {
        var (request, fault) = await ReadAsync(context, ProjectorJson.Default.NeighbourRequest);
        return fault ?? await EmbeddingRoutes.WithAsync(finder, store, new EmbeddingAddress(request!.Run, request.Name, request.Step), (_, loaded) =>
        {
            var count = loaded.Points.Count;
            if (Outside([request.Point], count) || (request.Among is { } among && Outside(among, count)) || request.Metric is not ("cosine" or "euclidean") || request.Count is < 1 or > MostNeighbours)
            {
                return Bad($"point, among: numbers from 0 to {count - 1}; count: 1 to {MostNeighbours}; metric: cosine or euclidean.")!;
            }

            var found = NearestPoints.Find(loaded.Points, request.Point, request.Count, request.Metric == "cosine", request.Among);
            return Results.Json(
                new NeighbourAnswer([.. found.Select(near => near.Point)], [.. found.Select(near => float.IsFinite(near.Distance) ? near.Distance : float.MaxValue)]),
                ProjectorJson.Default.NeighbourAnswer);
        }, context.RequestAborted);
    }

    private static async Task<IResult> AxesAsync(HttpContext context, EmbeddingFinder finder, EmbeddingStore store)
    {
        var (request, fault) = await ReadAsync(context, ProjectorJson.Default.AxesRequest);
        return fault ?? await EmbeddingRoutes.WithAsync(finder, store, new EmbeddingAddress(request!.Run, request.Name, request.Step), (_, loaded) =>
        {
            var count = loaded.Points.Count;
            return request.Axes is not { Length: >= 1 and <= CustomAxes.Most } axes || Array.Exists(axes, axis => axis is not { From.Length: > 0, To.Length: > 0 } || Outside(axis.From, count) || Outside(axis.To, count))
                ? Bad($"axes: one to {CustomAxes.Most}, each from some points to others, numbers from 0 to {count - 1}.")!
                : EmbeddingRoutes.Floats(CustomAxes.Project(loaded.Points, [.. axes.Select(axis => (axis.From, axis.To))]).Coordinates);
        }, context.RequestAborted);
    }

    private static bool Outside(int[] points, int count) => points.Length > count || Array.Exists(points, point => (uint)point >= (uint)count);

    private static IResult? Bad(string? fault) => fault is null ? null : EmbeddingRoutes.Problem(fault, StatusCodes.Status400BadRequest);

    private static IResult Gone() => EmbeddingRoutes.Problem("The projection is gone: begin it anew.", StatusCodes.Status404NotFound);

    private static async Task<(T? Request, IResult? Fault)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = MostBodyBytes;
            }

            var request = await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted);
            return (request, request is null ? Bad("The body is empty.") : null);
        }
        catch (JsonException e)
        {
            return (null, Bad($"The body is not a request: {e.Message}"));
        }
        catch (BadHttpRequestException e)
        {
            return (null, EmbeddingRoutes.Problem(e.Message, e.StatusCode));
        }
    }
}
