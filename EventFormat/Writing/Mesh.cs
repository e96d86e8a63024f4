namespace EventFormat.Writing;

/// <summary>A mesh or point cloud of one step, or several of the same size.</summary>
public sealed record Mesh
{
    /// <summary>Three coordinates per vertex.</summary>
    public required ReadOnlyMemory<float> Vertices { get; init; }

    /// <summary>Three indices of vertices per triangle; none makes a point cloud.</summary>
    public ReadOnlyMemory<int> Faces { get; init; }

    /// <summary>Red, green and blue per vertex; grey if none.</summary>
    public ReadOnlyMemory<byte> Colors { get; init; }

    /// <summary>How many meshes these are, one after the other, each with as many vertices and faces; a viewer shows the first.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Camera, lights and material as JSON in three.js' words; empty for the viewer's defaults.</summary>
    public string Config { get; init; } = "";
}
