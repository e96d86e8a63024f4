using System.Buffers.Binary;
using System.Globalization;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>TensorBoard's meshes: tags, what there is of one mesh at each step, and the numbers of one part.</summary>
internal static class MeshesPlugin
{
    private const string Plugin = "mesh";

    public static void MapMeshesPlugin(this IEndpointRouteBuilder plugins)
    {
        var mesh = plugins.MapGroup("/" + Plugin);
        mesh.Map("/tags", static (HttpContext context, LoggedData logged) => context.JsonAsync(json => Tags(json, logged)));
        mesh.Map("/meshes", ListAsync);
        mesh.Map("/data", ReadAsync);
    }

    private static void Tags(PythonJsonWriter json, LoggedData logged)
    {
        json.BeginObject();
        foreach (var run in logged.Runs(SummaryKind.Mesh))
        {
            json.Name(run.Run.Name).BeginObject();
            foreach (var mesh in run.Tags.Select(tag => TryParse(tag.PluginContent)).OfType<MeshPluginData>().DistinctBy(mesh => mesh.Name))
            {
                json.Name(mesh.Name).BeginObject().Name("samples").Value(mesh.Shape.FirstOrDefault()).EndObject();
            }

            json.EndObject();
        }

        json.EndObject();
    }

    private static Task ListAsync(HttpContext context, LoggedData logged, SampleLimits limits, string? run, string? tag)
    {
        if (!limits.TryGet(context, Plugin, out var count))
        {
            return SampleLimits.RefuseAsync(context);
        }

        var steps = Parts(logged, run, tag)
            .SelectMany(part => part.Values.Sample(count).Select(index => (part.Data, Blob: part.Values.Sequence[index])))
            .OrderBy(one => one.Blob.Step).ThenBy(one => one.Data.ContentType);
        return context.JsonAsync(json =>
        {
            json.BeginArray();
            foreach (var (data, blob) in steps)
            {
                json.BeginObject()
                    .Name("wall_time").Value(blob.WallTime)
                    .Name("step").Value(blob.Step)
                    .Name("content_type").Value((long)data.ContentType)
                    .Name("components").Value((long)data.Components)
                    .Name("config").Value(data.JsonConfig)
                    .Name("data_shape").BeginArray();
                foreach (var size in data.Shape)
                {
                    json.Value(size);
                }

                json.EndArray().EndObject();
            }

            json.EndArray();
        });
    }

    /// <summary>The numbers of one sample of one part at a step, little-endian: f32 coordinates, i32 faces, u8 colours.</summary>
    private static async Task ReadAsync(HttpContext context, LoggedData logged, string? run, string? tag, string? content_type, string? sample, string? step)
    {
        if (!Enum.TryParse<MeshPluginData.Types.ContentType>(content_type, ignoreCase: true, out var type) || type is not (>= MeshPluginData.Types.ContentType.Vertex and <= MeshPluginData.Types.ContentType.Color)
            || !int.TryParse(sample ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !double.TryParse(step ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture, out var at))
        {
            await context.InvalidArgumentAsync("content_type: VERTEX, FACE or COLOR; sample and step: numbers");
            return;
        }

        if (Parts(logged, run, tag).FirstOrDefault(part => part.Data.ContentType == type) is not { Values: { } values, Data: { } data }
            || await values.TryReadAsync(values.IndexAt((long)at), value => MeshValue.Decode(value, values.Tag.PluginContent).Tensor, context.RequestAborted) is not { } tensor
            || number >= tensor.Shape[0])
        {
            await context.NotFoundAsync($"No {type.ToString().ToUpperInvariant()} of sample {number} at step {step} for run={PythonText.Repr(run)}, tag={PythonText.Repr(tag)}");
            return;
        }

        var size = (int)(tensor.Numbers.Count / tensor.Shape[0]);
        await context.BytesAsync(Bytes(data.ContentType, [.. tensor.Numbers.Skip(number * size).Take(size)]), "arraybuffer");
    }

    private static byte[] Bytes(MeshPluginData.Types.ContentType type, double[] numbers)
    {
        if (type == MeshPluginData.Types.ContentType.Color)
        {
            return [.. numbers.Select(number => (byte)Math.Clamp(number, 0, byte.MaxValue))];
        }

        var bytes = new byte[numbers.Length * sizeof(float)];
        for (var i = 0; i < numbers.Length; i++)
        {
            var target = bytes.AsSpan(i * sizeof(float));
            if (type == MeshPluginData.Types.ContentType.Face)
            {
                BinaryPrimitives.WriteInt32LittleEndian(target, (int)numbers[i]);
            }
            else
            {
                BinaryPrimitives.WriteSingleLittleEndian(target, (float)numbers[i]);
            }
        }

        return bytes;
    }

    /// <summary>The parts of a mesh by its name: writers log each as a tag of its own.</summary>
    private static IEnumerable<(MeshPluginData Data, TagValues Values)> Parts(LoggedData logged, string? run, string? mesh) =>
        from found in logged.Runs(SummaryKind.Mesh)
        where found.Run.Name == run
        from tag in found.Tags
        let data = TryParse(tag.PluginContent)
        where data is not null && data.Name == mesh
        let values = logged.Values(found.Run, tag)
        where values is not null
        select (data, values);

    private static MeshPluginData? TryParse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return MeshPluginData.Parser.ParseFrom(content.Span);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
