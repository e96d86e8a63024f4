using System.IO.Compression;
using System.Text.Json;
using Dashboard.Web.Graphs.Hierarchy;

namespace Dashboard.Web.Graphs;

/// <summary>A hierarchy as columns in JSON: the whole tree and all edges, without attributes.</summary>
/// <remarks>
/// <c>{"operations", "scopes", "series", "functions": [], "renamed", "labels": [], "kinds": [], "sizes": [], "types": [],
/// "devices": [], "clusters": [], "structures": [], "edges": {"from": [], "to": [], "ports": [], "flags": [], "shapes": []},
/// "words": {"types": [], "devices": [], "clusters": [], "shapes": []}}</c>. Nodes are in preorder, numbered from 0, the root.
/// Why whole: docs/ARCHITECTURE.md.
/// </remarks>
internal static class GraphJson
{
    public static byte[] Pack(GraphHierarchy hierarchy)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var json = new Utf8JsonWriter(gzip))
        {
            Write(json, hierarchy);
        }

        return packed.ToArray();
    }

    private static void Write(Utf8JsonWriter json, GraphHierarchy hierarchy)
    {
        var graph = hierarchy.Graph;
        var operationOf = hierarchy.OperationOf;
        json.WriteStartObject();
        json.WriteNumber("operations", graph.Operations.Count);
        json.WriteNumber("scopes", hierarchy.Kinds.Count(kind => kind == NodeKind.Scope) - 1);
        json.WriteNumber("series", hierarchy.Kinds.Count(kind => kind == NodeKind.Series));
        json.WriteNumber("renamed", graph.Renamed);
        WriteWords(json, "functions", graph.Functions);
        WriteWords(json, "labels", hierarchy.Labels);
        WriteNumbers(json, "kinds", hierarchy.Kinds.Select(kind => (int)kind));
        WriteNumbers(json, "sizes", hierarchy.Sizes);
        WriteNumbers(json, "types", operationOf.Select(operation => operation < 0 ? 0 : graph.Operations[operation].Type));
        WriteNumbers(json, "devices", operationOf.Select(operation => operation < 0 ? 0 : graph.Operations[operation].Device));
        WriteNumbers(json, "clusters", operationOf.Select(operation => operation < 0 ? 0 : graph.Operations[operation].Cluster));
        WriteNumbers(json, "structures", hierarchy.Structures);
        json.WriteStartObject("edges");
        WriteNumbers(json, "from", hierarchy.Edges.From);
        WriteNumbers(json, "to", hierarchy.Edges.To);
        WriteNumbers(json, "ports", hierarchy.Edges.Ports);
        WriteNumbers(json, "flags", hierarchy.Edges.Flags);
        WriteNumbers(json, "shapes", hierarchy.Edges.Shapes);
        json.WriteEndObject();
        json.WriteStartObject("words");
        WriteWords(json, "types", graph.Types);
        WriteWords(json, "devices", graph.Devices);
        WriteWords(json, "clusters", graph.Clusters);
        WriteWords(json, "shapes", graph.Shapes);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }
}
