using System.Buffers;
using System.IO.Compression;
using Dashboard.Web.Ingest;
using Dashboard.Web.Series;

namespace Dashboard.Web.Api;

/// <summary>Answers series queries with binary frames (docs/ARCHITECTURE.md).</summary>
internal static class SeriesRoutes
{
    /// <summary>Smaller frames leave at once: packing them costs more time than sending them.</summary>
    private const int WorthPacking = 32 << 10;

    public static void MapSeries(this IEndpointRouteBuilder app) => app.MapPost("/api/series/query", QueryAsync);

    private static async Task<IResult> QueryAsync(HttpContext context, RunRegistry registry)
    {
        var (request, fault, status) = await JsonBody.ReadAsync(context, SeriesRequestJson.Default.SeriesRequest, request => request.Fault);
        if (fault is not null)
        {
            return Results.Problem(fault, statusCode: status, title: "The query cannot be answered.");
        }

        var frame = Answer(request!, registry);
        await WriteAsync(context, frame.WrittenMemory);
        return Results.Empty;
    }

    /// <summary>Series that are gone, or were never there, are left out.</summary>
    private static ArrayBufferWriter<byte> Answer(SeriesRequest request, RunRegistry registry)
    {
        var query = request.ToQuery();
        var replies = new List<FrameSeries>(request.Series.Length);
        foreach (var pair in request.Series)
        {
            if (registry.Find(pair[0]) is not { } run || run.FindSeries(pair[1]) is not { } series)
            {
                continue;
            }

            run.Want();
            if (request.XTag is { } xTag)
            {
                if (run.FindSeries(xTag) is { } other)
                {
                    replies.Add(new FrameSeries(pair[0], pair[1], series.QueryOver(other, query)));
                }

                continue;
            }

            replies.Add(new FrameSeries(pair[0], pair[1], series.Query(query)));
            if (request.Superseded)
            {
                replies.Add(new FrameSeries(pair[0], pair[1], series.QuerySuperseded(query)));
            }
        }

        var frame = new ArrayBufferWriter<byte>();
        FrameWriter.Write(frame, replies);
        return frame;
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> frame)
    {
        var response = context.Response;
        response.ContentType = "application/octet-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept-Encoding";
        if (frame.Length < WorthPacking || !context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentLength = frame.Length;
            await response.Body.WriteAsync(frame, context.RequestAborted);
            return;
        }

        response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await gzip.WriteAsync(frame, context.RequestAborted);
    }
}
