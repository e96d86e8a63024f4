using Dashboard.Web.Graphs.Hierarchy;

namespace Dashboard.Web.Graphs;

/// <summary>A hierarchy with the answer that tells it to browsers, packed once.</summary>
internal sealed class BuiltGraph(GraphHierarchy hierarchy)
{
    // Measured: what a node and an edge take here, all lists and names included.
    private const int BytesPerNode = 400;
    private const int BytesPerEdge = 80;

    public GraphHierarchy Hierarchy { get; } = hierarchy;

    /// <summary>The answer, gzipped JSON.</summary>
    public byte[] Packed { get; } = GraphJson.Pack(hierarchy);

    /// <summary>Bytes it keeps alive, roughly.</summary>
    public long Weight => Packed.Length + ((long)BytesPerNode * Hierarchy.Labels.Length) + ((long)BytesPerEdge * Hierarchy.Edges.Count)
        + Hierarchy.Graph.Operations.Sum(operation => (long)operation.Message.Length);
}
