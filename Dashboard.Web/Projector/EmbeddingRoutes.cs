using System.Runtime.InteropServices;
using Dashboard.Web.Projector.Embeddings;

namespace Dashboard.Web.Projector;

/// <summary>What embeddings there are, and the files of one: tensor, metadata, sprite, bookmarks.</summary>
internal static class EmbeddingRoutes
{
    private const long MostMetadataBytes = 256L << 20;
    private const long MostSpriteBytes = 64L << 20;
    private const long MostBookmarkBytes = 64L << 20;

    private static readonly Dictionary<string, string> ImageTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".webp"] = "image/webp",
        [".gif"] = "image/gif",
        [".bmp"] = "image/bmp",
    };

    public static void MapEmbeddings(this IEndpointRouteBuilder app)
    {
        app.MapGet("embeddings", List);
        app.MapGet("embedding", (EmbeddingFinder finder, EmbeddingStore store, LoggedTensors tensors, [AsParameters] EmbeddingAddress address, CancellationToken cancel) =>
            DescribeAsync(finder, store, tensors, address, cancel));
        app.MapGet("tensor", (EmbeddingFinder finder, EmbeddingStore store, [AsParameters] EmbeddingAddress address, CancellationToken cancel) =>
            WithAsync(finder, store, address, (_, loaded) => Floats(loaded.Points.Values), cancel));
        app.MapGet("metadata", (EmbeddingFinder finder, string run, string name) =>
            Send(finder, run, name, config => config.MetadataPath, MostMetadataBytes, _ => "text/tab-separated-values; charset=utf-8"));
        app.MapGet("bookmarks", (EmbeddingFinder finder, string run, string name) =>
            Send(finder, run, name, config => config.BookmarksPath, MostBookmarkBytes, _ => "application/json"));
        app.MapGet("sprite", (HttpContext context, EmbeddingFinder finder, string run, string name) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            return Send(finder, run, name, config => config.Sprite?.ImagePath ?? "", MostSpriteBytes, ImageType);
        });
    }

    /// <summary>Runs <paramref name="answer"/> with the embedding's points, or says what stands in the way.</summary>
    public static async Task<IResult> WithAsync(
        EmbeddingFinder finder, EmbeddingStore store, EmbeddingAddress address, Func<EmbeddingSource, LoadedEmbedding, IResult> answer, CancellationToken cancel)
    {
        if (finder.Find(address.Run, address.Name) is not { } source)
        {
            return Problem("There is no such embedding.", StatusCodes.Status404NotFound);
        }

        try
        {
            return answer(source, await store.LoadAsync(source, address.Step, cancel));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return Problem(e.Message, StatusCodes.Status422UnprocessableEntity);
        }
    }

    public static IResult Problem(string what, int status) => Results.Problem(what, statusCode: status, title: "The projector cannot answer.");

    /// <summary>float32 values, little-endian.</summary>
    public static IResult Floats(float[] values) => Floats(values, values.Length);

    /// <summary>The first so many float32 values, little-endian.</summary>
    public static IResult Floats(float[] values, int count) => Results.Stream(
        async stream =>
        {
            for (var from = 0; from < count; from += 1 << 18)
            {
                var some = values.AsSpan(from, Math.Min(1 << 18, count - from));
                await stream.WriteAsync(MemoryMarshal.AsBytes(some).ToArray());
            }
        },
        "application/octet-stream");

    private static IResult List(EmbeddingFinder finder) => Results.Json(
        finder.Current.Select(source => new EmbeddingRow(source.Run, source.Name, source is ConfiguredEmbedding ? "config" : "log")).ToArray(),
        ProjectorJson.Default.EmbeddingRowArray);

    /// <summary>What is wrong with an embedding is part of the answer: the page shows it.</summary>
    private static async Task<IResult> DescribeAsync(EmbeddingFinder finder, EmbeddingStore store, LoggedTensors tensors, EmbeddingAddress address, CancellationToken cancel)
    {
        if (finder.Find(address.Run, address.Name) is not { } source)
        {
            return Problem("There is no such embedding.", StatusCodes.Status404NotFound);
        }

        try
        {
            return Describe(source, await store.LoadAsync(source, address.Step, cancel), tensors);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return Results.Json(new EmbeddingAnswer(e.Message, 0, 0, 0, false, null, false, [], []), ProjectorJson.Default.EmbeddingAnswer);
        }
    }

    private static IResult Describe(EmbeddingSource source, LoadedEmbedding loaded, LoggedTensors tensors)
    {
        var warnings = new List<string>();
        var config = (source as ConfiguredEmbedding)?.Config;
        int[]? sprite = config?.Sprite?.SingleImageDim is [> 0 and <= 4096 and var width, > 0 and <= 4096 and var height] && Has(config.Sprite.ImagePath) ? [(int)width, (int)height] : null;
        var answer = new EmbeddingAnswer(
            null,
            loaded.Points.Count,
            loaded.Points.Dimensions,
            loaded.NotFinite,
            config is not null && Has(config.MetadataPath),
            sprite,
            config is not null && Has(config.BookmarksPath),
            source is LoggedEmbedding logged ? [.. tensors.StepsOf(logged).Select(step => step.ToString(System.Globalization.CultureInfo.InvariantCulture))] : [],
            warnings);
        return Results.Json(answer, ProjectorJson.Default.EmbeddingAnswer);

        bool Has(string path)
        {
            try
            {
                return path.Length > 0 && EmbeddingStore.Resolve((ConfiguredEmbedding)source, path).Exists;
            }
            catch (FormatException e)
            {
                warnings.Add(e.Message);
                return false;
            }
        }
    }

    private static string? ImageType(string path) => ImageTypes.GetValueOrDefault(Path.GetExtension(path));

    private static IResult Send(EmbeddingFinder finder, string run, string name, Func<EventFormat.Protos.EmbeddingInfo, string> pathOf, long mostBytes, Func<string, string?> typeOf)
    {
        if (finder.Find(run, name) is not ConfiguredEmbedding source || pathOf(source.Config) is not { Length: > 0 } path)
        {
            return Problem("There is no such file.", StatusCodes.Status404NotFound);
        }

        try
        {
            var file = EmbeddingStore.Resolve(source, path);
            return file.Length > mostBytes ? Problem($"{path} has {file.Length:N0} bytes; {mostBytes:N0} are sent at most.", StatusCodes.Status422UnprocessableEntity)
                : typeOf(path) is { } type ? Results.File(file.FullName, type, lastModified: file.LastWriteTimeUtc)
                : Problem($"{path} is no image that a browser shows.", StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return Problem(e.Message, StatusCodes.Status422UnprocessableEntity);
        }
    }
}

/// <summary>Which embedding, and which step of it: the last unless said.</summary>
internal readonly record struct EmbeddingAddress(string Run, string Name, long? Step);
