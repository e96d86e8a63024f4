using Dashboard.Web.Graphs.Attributes;
using Dashboard.Web.Graphs.Hierarchy;
using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Graphs;

/// <summary>Tells all that a graph knows of one operation.</summary>
internal static class NodeDescription
{
    private const int MostInputs = 1000;

    /// <summary>Of a node of the hierarchy; null when it is a group, or there is no such node.</summary>
    public static NodeAnswer? Of(GraphHierarchy hierarchy, int node)
    {
        if (node < 0 || node >= hierarchy.OperationOf.Length || hierarchy.OperationOf[node] < 0)
        {
            return null;
        }

        var graph = hierarchy.Graph;
        var operation = graph.Operations[hierarchy.OperationOf[node]];
        var attributes = AttributeReader.Read(operation.Message);
        string[] called = [graph.Types[operation.Type], .. attributes.Select(attribute => attribute.Function).OfType<string>()];
        return new NodeAnswer(
            operation.Name,
            graph.Types[operation.Type],
            graph.Devices[operation.Device],
            graph.Clusters[operation.Cluster],
            attributes,
            Inputs(hierarchy, node, operation),
            [.. operation.Shapes.Select(shape => graph.Shapes[shape])],
            [.. called.Where(graph.Functions.Contains).Distinct(StringComparer.Ordinal).Select(name => $"{GraphReader.FunctionScope}/{name}")]);
    }

    private static List<InputAnswer> Inputs(GraphHierarchy hierarchy, int node, Operation operation)
    {
        var edges = hierarchy.Edges;
        var edge = Array.IndexOf(edges.To, node);
        var inputs = new List<InputAnswer>();
        foreach (var input in operation.Inputs.Take(MostInputs))
        {
            // Edges stand in the order of inputs; those of operations the graph lacks are no edges.
            var isEdge = edge >= 0 && edge < edges.Count && edges.To[edge] == node
                && hierarchy.Graph.Operations[hierarchy.OperationOf[edges.From[edge]]].Name == input.Source;
            inputs.Add(new InputAnswer(input.Source, isEdge ? edges.From[edge] : -1, input.Port, input.IsControl, isEdge ? hierarchy.Graph.Shapes[edges.Shapes[edge]] : ""));
            edge += isEdge ? 1 : 0;
        }

        return inputs;
    }
}
