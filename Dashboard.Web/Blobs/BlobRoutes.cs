using System.Text.Json;

namespace Dashboard.Web.Blobs;

/// <summary>What there is of a tag: one small entry per value, none sampled. The values themselves come from each dashboard's routes.</summary>
internal static class BlobRoutes
{
    // Beyond it a JSON number loses digits in a browser.
    private const long MaxExact = 1L << 53;

    public static void AddBlobs(this IServiceCollection services) => services.AddSingleton<BlobStore>();

    public static void MapBlobs(this IEndpointRouteBuilder app) => app.MapGet("/api/blobs", List);

    /// <summary><c>{"count", "steps": [n or "n"], "walls": [seconds or null], "superseded": [index]}</c>; 404 when the run has no such tag.</summary>
    private static async Task List(HttpContext context, BlobStore blobs, int run, int tag)
    {
        if (blobs.Find(run, tag) is not { } sequence)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        Write(json, sequence);
        await json.FlushAsync(context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, BlobSequence sequence)
    {
        json.WriteStartObject();
        json.WriteNumber("count", sequence.Count);
        json.WriteStartArray("steps");
        for (var i = 0; i < sequence.Count; i++)
        {
            if (sequence[i].Step is var step && step is > -MaxExact and < MaxExact)
            {
                json.WriteNumberValue(step);
            }
            else
            {
                json.WriteStringValue(step.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("walls");
        for (var i = 0; i < sequence.Count; i++)
        {
            if (double.IsFinite(sequence[i].WallTime))
            {
                json.WriteNumberValue(sequence[i].WallTime);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("superseded");
        for (var i = 0; i < sequence.Count; i++)
        {
            if (sequence.IsSuperseded(i))
            {
                json.WriteNumberValue(i);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
