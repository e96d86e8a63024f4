using System.Globalization;
using Dashboard.Web.Media;
using Dashboard.Web.Projector;
using Dashboard.Web.Projector.Embeddings;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's projector: the embeddings that configurations name, their points and the files beside them.</summary>
internal static class ProjectorPlugin
{
    private const long MostMetadataBytes = 256L << 20;
    private const long MostSideFileBytes = 64L << 20;

    public static void MapProjectorPlugin(this IEndpointRouteBuilder plugins)
    {
        var projector = plugins.MapGroup("/projector");
        projector.Map("/runs", static (HttpContext context, EmbeddingFinder finder) => context.JsonAsync(json => Runs(json, finder)));
        projector.Map("/info", InfoAsync);
        projector.Map("/tensor", TensorAsync);
        projector.Map("/metadata", MetadataAsync);
        projector.Map("/bookmarks", static (HttpContext context, EmbeddingFinder finder, string? run, string? name) =>
            SendAsync(context, finder, run, name, "bookmarks", config => config.BookmarksPath, _ => "application/json"));
        projector.Map("/sprite_image", static (HttpContext context, EmbeddingFinder finder, string? run, string? name) =>
            SendAsync(context, finder, run, name, "sprite image", config => config.Sprite?.ImagePath ?? "", bytes => MediaType.OfImage(bytes)));
    }

    private static void Runs(PythonJsonWriter json, EmbeddingFinder finder)
    {
        json.BeginArray();
        foreach (var run in finder.Current.OfType<ConfiguredEmbedding>().Select(embedding => embedding.Run).Distinct(StringComparer.Ordinal))
        {
            json.Value(run);
        }

        json.EndArray();
    }

    private static async Task InfoAsync(HttpContext context, EmbeddingFinder finder, EmbeddingStore store, string? run)
    {
        var embeddings = finder.Current.OfType<ConfiguredEmbedding>().Where(embedding => embedding.Run == run).ToList();
        if (run is null)
        {
            await context.MissingAsync("run");
        }
        else if (embeddings.Count == 0)
        {
            await context.RefuseAsync(StatusCodes.Status400BadRequest, $"Unknown run: \"{run}\"");
        }
        else
        {
            await context.JsonAsync(json => ProjectorInfo.WriteAsync(json, embeddings, store, context.RequestAborted), isIndented: true);
        }
    }

    /// <summary>The first <c>num_rows</c> points, or all: float32, little-endian.</summary>
    private static async Task TensorAsync(HttpContext context, EmbeddingFinder finder, EmbeddingStore store, string? run, string? name)
    {
        if (await FindAsync(context, finder, run, name) is not { } embedding || await TryGetRowsAsync(context) is not { } rows)
        {
            return;
        }

        try
        {
            var points = (await store.LoadAsync(embedding, null, context.RequestAborted)).Points;
            await EmbeddingRoutes.Floats(points.Values, Math.Min(rows, points.Count) * points.Dimensions).ExecuteAsync(context);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            await context.RefuseAsync(StatusCodes.Status400BadRequest, e.Message);
        }
    }

    /// <summary>The lines of the first <c>num_rows</c> points, or of all, and the line of column names where there is one.</summary>
    private static async Task MetadataAsync(HttpContext context, EmbeddingFinder finder, string? run, string? name)
    {
        if (await FindAsync(context, finder, run, name) is not { } embedding
            || await TryGetRowsAsync(context) is not { } rows
            || await TryReadAsync(context, embedding, "metadata", embedding.Config.MetadataPath, MostMetadataBytes) is not { } bytes)
        {
            return;
        }

        await context.BytesAsync(FirstLines(bytes, rows), "text/plain; charset=utf-8");
    }

    private static async Task SendAsync(
        HttpContext context, EmbeddingFinder finder, string? run, string? name, string what, Func<EventFormat.Protos.EmbeddingInfo, string> pathOf, Func<byte[], string> typeOf)
    {
        if (await FindAsync(context, finder, run, name) is { } embedding
            && await TryReadAsync(context, embedding, what, pathOf(embedding.Config), MostSideFileBytes) is { } bytes)
        {
            context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
            await context.BytesAsync(bytes, typeOf(bytes));
        }
    }

    /// <summary>The embedding; null when the request was refused.</summary>
    private static async Task<ConfiguredEmbedding?> FindAsync(HttpContext context, EmbeddingFinder finder, string? run, string? name)
    {
        if (run is null || name is null)
        {
            await context.MissingAsync(run is null ? "run" : "name");
            return null;
        }

        var found = finder.Current.OfType<ConfiguredEmbedding>()
            .FirstOrDefault(embedding => embedding.Run == run && ProjectorInfo.NameOf(embedding) == ProjectorInfo.Shorten(name));
        if (found is null)
        {
            await context.RefuseAsync(StatusCodes.Status400BadRequest, finder.Current.Any(embedding => embedding.Run == run)
                ? $"Unknown tensor: \"{name}\""
                : $"Unknown run: \"{run}\"");
        }

        return found;
    }

    /// <summary>How many rows are asked for; null when the request was refused.</summary>
    private static async Task<int?> TryGetRowsAsync(HttpContext context)
    {
        if (context.Request.Query["num_rows"].ToString() is not { Length: > 0 } text)
        {
            return int.MaxValue;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0)
        {
            return rows;
        }

        await context.RefuseAsync(StatusCodes.Status400BadRequest, "query parameter num_rows must be integer > 0");
        return null;
    }

    /// <summary>A file that the configuration names; null when the request was refused.</summary>
    private static async Task<byte[]?> TryReadAsync(HttpContext context, ConfiguredEmbedding embedding, string what, string path, long mostBytes)
    {
        try
        {
            var file = path.Length > 0
                ? EmbeddingStore.Resolve(embedding, path)
                : throw new FormatException($"No {what} file found for tensor \"{embedding.Name}\" in the config file");
            return file.Length <= mostBytes
                ? await File.ReadAllBytesAsync(file.FullName, context.RequestAborted)
                : throw new FormatException($"{path} has {file.Length} bytes; {mostBytes} are sent at most");
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            await context.RefuseAsync(StatusCodes.Status400BadRequest, e.Message);
            return null;
        }
    }

    private static ReadOnlyMemory<byte> FirstLines(byte[] text, int rows)
    {
        var end = 0;
        for (long left = rows; left > 0 && end < text.Length; left--)
        {
            var line = text.AsSpan(end).IndexOf((byte)'\n');
            if (end == 0 && text.AsSpan(0, line < 0 ? text.Length : line).Contains((byte)'\t'))
            {
                left++; // Names of columns: no point's line.
            }

            end = line < 0 ? text.Length : end + line + 1;
        }

        return text.AsMemory(0, end);
    }
}
