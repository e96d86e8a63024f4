using System.Numerics;
using EventFormat.Protos;
using ContentType = EventFormat.Protos.MeshPluginData.Types.ContentType;

namespace EventFormat.Writing;

/// <summary>Logs meshes and point clouds.</summary>
public static class MeshSummaries
{
    /// <summary>Logs a mesh: one event that holds its vertices, faces and colours.</summary>
    public static void AddMesh(this SummaryWriter writer, string tag, Mesh mesh, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(mesh);
        Check(mesh);
        var components = (1u << (int)ContentType.Vertex)
            | (mesh.Faces.IsEmpty ? 0 : 1u << (int)ContentType.Face)
            | (mesh.Colors.IsEmpty ? 0 : 1u << (int)ContentType.Color);
        var summary = new Summary { Value = { Part(tag, "_VERTEX", ContentType.Vertex, mesh, components, mesh.Vertices.ToArray()) } };
        if (!mesh.Faces.IsEmpty)
        {
            summary.Value.Add(Part(tag, "_FACE", ContentType.Face, mesh, components, Singles(mesh.Faces.Span)));
        }

        if (!mesh.Colors.IsEmpty)
        {
            summary.Value.Add(Part(tag, "_COLOR", ContentType.Color, mesh, components, Singles(mesh.Colors.Span)));
        }

        writer.AddEvent(new Event { Step = step, Summary = summary }, wallTime);
    }

    private static void Check(Mesh mesh)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mesh.Batch, nameof(mesh));
        var triples = 3L * mesh.Batch;
        if (mesh.Vertices.IsEmpty || mesh.Vertices.Length % triples != 0 || mesh.Faces.Length % triples != 0)
        {
            throw new ArgumentException("Vertices and faces come in threes, as many for each mesh, and there is a vertex.", nameof(mesh));
        }

        if (!mesh.Colors.IsEmpty && mesh.Colors.Length != mesh.Vertices.Length)
        {
            throw new ArgumentException("There are as many colours as vertices, or none.", nameof(mesh));
        }

        var vertices = (int)(mesh.Vertices.Length / triples);
        foreach (var index in mesh.Faces.Span)
        {
            if ((uint)index >= (uint)vertices)
            {
                throw new ArgumentException($"A face has vertex {index}; there are {vertices}.", nameof(mesh));
            }
        }
    }

    /// <summary>One part as PyTorch writes it: a float tensor of meshes by rows by three.</summary>
    private static Summary.Types.Value Part(
        string tag, string suffix, ContentType type, Mesh mesh, uint components, float[] values)
    {
        var rows = values.Length / (3 * mesh.Batch);
        var tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorShape.Of(mesh.Batch, rows, 3) };
        tensor.FloatVal.AddRange(values);
        var content = new MeshPluginData
        {
            Name = tag,
            ContentType = type,
            JsonConfig = mesh.Config,
            Components = components,
            Shape = { mesh.Batch, rows, 3 },
        };
        return new Summary.Types.Value { Tag = tag + suffix, Tensor = tensor, Metadata = PluginMetadata.Create("mesh", DataClass.Tensor, content) };
    }

    private static float[] Singles<T>(ReadOnlySpan<T> values)
        where T : INumberBase<T>
    {
        var singles = new float[values.Length];
        for (var i = 0; i < singles.Length; i++)
        {
            singles[i] = float.CreateChecked(values[i]);
        }

        return singles;
    }
}
