using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs meshes and point clouds in tensors.</summary>
public static class TensorMeshes
{
    /// <summary>Logs a mesh, or a batch of meshes of one size.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="vertices">(vertices, 3), or (meshes, vertices, 3).</param>
    /// <param name="step">The step.</param>
    /// <param name="colors">Red, green and blue of every vertex, 0 to 255, of the shape of the vertices; grey if null.</param>
    /// <param name="faces">Vertices of every triangle, (faces, 3) or (meshes, faces, 3); a point cloud if null.</param>
    /// <param name="config">Camera, lights and material as JSON in three.js' words.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">The tensors are of other shapes, or a face has a vertex that there is not.</exception>
    public static void AddMesh(
        this SummaryWriter writer, string tag, Tensor vertices, long step, Tensor? colors = null, Tensor? faces = null, string config = "", double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(vertices);
        writer.AddMesh(
            tag,
            new Mesh
            {
                Vertices = Elements<float>(vertices, vertices, ScalarType.Float32),
                Colors = colors is null ? default : Elements<byte>(colors, vertices, ScalarType.Byte),
                Faces = faces is null ? default : Elements<int>(faces, vertices, ScalarType.Int32),
                Batch = vertices.dim() == 3 ? checked((int)vertices.shape[0]) : 1,
                Config = config,
            },
            step,
            wallTime);
    }

    private static T[] Elements<T>(Tensor values, Tensor vertices, ScalarType type)
        where T : unmanaged
    {
        if (values.dim() is not (2 or 3) || values.shape[^1] != 3 || values.dim() != vertices.dim() || (values.dim() == 3 && values.shape[0] != vertices.shape[0]))
        {
            throw new ArgumentException($"A tensor of shape [{string.Join(", ", values.shape)}] does not go with vertices of shape [{string.Join(", ", vertices.shape)}].", nameof(values));
        }

        using var host = HostTensor.Of(values, type);
        return host.Elements<T>().ToArray();
    }
}
