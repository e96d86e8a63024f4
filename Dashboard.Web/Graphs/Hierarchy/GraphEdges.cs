using System.Collections.Frozen;
using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Graphs.Hierarchy;

/// <summary>The edges of a hierarchy as columns; those of one taker stand together in the order of its inputs.</summary>
/// <param name="From">Node that gives.</param>
/// <param name="To">Node that takes.</param>
/// <param name="Ports">Which output of the giver.</param>
/// <param name="Flags">1 control, 2 reference (the taker changes what it takes).</param>
/// <param name="Shapes">Index into the graph's shapes.</param>
internal sealed record GraphEdges(int[] From, int[] To, int[] Ports, int[] Flags, int[] Shapes)
{
    public const int Control = 1;
    public const int Reference = 2;

    /// <summary>Operations that write into their first input.</summary>
    private static readonly FrozenSet<string> Writers = FrozenSet.ToFrozenSet(
    [
        "Assign", "AssignAdd", "AssignSub", "CountUpTo", "ScatterAdd", "ScatterDiv", "ScatterMax", "ScatterMin", "ScatterMul", "ScatterNdAdd",
        "ScatterNdSub", "ScatterNdUpdate", "ScatterSub", "ScatterUpdate",
    ], StringComparer.Ordinal);

    public int Count => From.Length;

    public static GraphEdges Of(ParsedGraph graph, List<GraphLink> links, TreeNode[] leaves)
    {
        var edges = new GraphEdges(new int[links.Count], new int[links.Count], new int[links.Count], new int[links.Count], new int[links.Count]);
        for (var i = 0; i < links.Count; i++)
        {
            var (from, to, index) = links[i];
            var input = graph.Operations[to].Inputs[index];
            var shapes = graph.Operations[from].Shapes;
            edges.From[i] = leaves[from].Id;
            edges.To[i] = leaves[to].Id;
            edges.Ports[i] = input.Port;
            edges.Flags[i] = input.IsControl ? Control : index == 0 && Writers.Contains(graph.Types[graph.Operations[to].Type]) ? Reference : 0;
            edges.Shapes[i] = !input.IsControl && input.Port < shapes.Length ? shapes[input.Port] : 0;
        }

        return edges;
    }
}
