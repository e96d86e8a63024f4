using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using EventFormat.Protos;
using EventFormat.Summaries;

namespace Dashboard.Web.Meshes;

/// <summary>Meshes and point clouds, one step and sample at a time, as a graphics card takes them.</summary>
internal static class MeshRoutes
{
    private const int Axes = 3;

    public static void MapMeshes(this IEndpointRouteBuilder app) => app.MapGet("/api/meshes", ReadAsync);

    /// <summary>
    /// <c>position</c> f32, <c>face</c> u32 (triangles; those that name vertices that are not there are left out and counted) and <c>color</c> u8 (empty where
    /// there are none, or not one for each vertex) of one sample of the mesh whose vertices are the tag's value at an index.
    /// </summary>
    private static async Task ReadAsync(HttpContext context, BlobStore blobs, RunRegistry registry, int run, int tag, int index, int? sample)
    {
        var parts = registry.Find(run) is { } found ? MeshPart.Of(found, tag, blobs) : new Dictionary<MeshPluginData.Types.ContentType, MeshPart>();
        if (!parts.TryGetValue(MeshPluginData.Types.ContentType.Vertex, out var vertices) || index < 0 || index >= vertices.Values.Count)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            var step = vertices.Values[index].Step;
            var position = await ReadPartAsync(vertices, index);
            var samples = (int)position.Shape[0];
            var chosen = Math.Clamp(sample ?? 0, 0, Math.Max(0, samples - 1));
            var count = samples == 0 ? 0 : position.Numbers.Count / samples / Axes;
            var (faces, dropped) = Faces(Sample(await TryReadPartAsync(MeshPluginData.Types.ContentType.Face, step), chosen), count);
            var color = Sample(await TryReadPartAsync(MeshPluginData.Types.ContentType.Color, step), chosen);
            await new BlockFrame()
                .Fact("samples", samples).Fact("droppedFaces", dropped).Fact("colors", color.Length / Axes)
                .Block<float>("position", [.. Sample(position, chosen).Select(number => (float)number)])
                .Block<uint>("face", faces)
                .Block<byte>("color", color.Length == count * Axes ? [.. color.Select(number => (byte)Math.Clamp(number, 0, byte.MaxValue))] : [])
                .WriteAsync(context);
        }
        catch (Exception e) when (e is SummaryFormatException or IOException or UnauthorizedAccessException)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        async Task<TensorValue> ReadPartAsync(MeshPart part, int at) =>
            MeshValue.Decode(await blobs.ReadAsync(run, part.Values, at, context.RequestAborted), part.Content).Tensor;

        async Task<TensorValue?> TryReadPartAsync(MeshPluginData.Types.ContentType kind, long step) =>
            parts.TryGetValue(kind, out var part) && part.IndexAt(step) is >= 0 and var at ? await ReadPartAsync(part, at) : null;
    }

    private static double[] Sample(TensorValue? part, int sample)
    {
        if (part is null || sample >= part.Shape[0])
        {
            return [];
        }

        var size = (int)(part.Numbers.Count / part.Shape[0]);
        return [.. part.Numbers.Skip(sample * size).Take(size)];
    }

    private static (uint[] Faces, int Dropped) Faces(double[] corners, int vertices)
    {
        var faces = new List<uint>(corners.Length);
        var dropped = 0;
        for (var i = 0; i + Axes <= corners.Length; i += Axes)
        {
            if (corners.AsSpan(i, Axes) is var face && face[0] >= 0 && face[1] >= 0 && face[2] >= 0 && face[0] < vertices && face[1] < vertices && face[2] < vertices)
            {
                faces.AddRange([(uint)face[0], (uint)face[1], (uint)face[2]]);
            }
            else
            {
                dropped++;
            }
        }

        return ([.. faces], dropped);
    }
}
