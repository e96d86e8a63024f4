using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Graphs.Hierarchy;

/// <param name="From">Operation that gives.</param>
/// <param name="To">Operation that takes.</param>
/// <param name="Input">Which input of it.</param>
internal readonly record struct GraphLink(int From, int To, int Input);

/// <summary>Finds the operations that inputs name. An input of an operation that is not in the graph is no link.</summary>
internal static class GraphLinks
{
    public static List<GraphLink> Resolve(ParsedGraph graph)
    {
        var byName = new Dictionary<string, int>(graph.Operations.Count, StringComparer.Ordinal);
        for (var i = 0; i < graph.Operations.Count; i++)
        {
            byName.Add(graph.Operations[i].Name, i);
        }

        var links = new List<GraphLink>();
        for (var to = 0; to < graph.Operations.Count; to++)
        {
            var inputs = graph.Operations[to].Inputs;
            for (var input = 0; input < inputs.Length; input++)
            {
                if (byName.TryGetValue(inputs[input].Source, out var from))
                {
                    links.Add(new GraphLink(from, to, input));
                }
            }
        }

        return links;
    }
}
