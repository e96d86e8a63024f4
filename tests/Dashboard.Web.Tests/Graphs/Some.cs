using EventFormat.Protos;
using EventFormat.Writing;
using Google.Protobuf;

namespace Dashboard.Web.Tests.Graphs;

/// <summary>Graphs that say only what matters.</summary>
internal static class Some
{
    /// <summary>A graph of (name, inputs).</summary>
    public static byte[] Graph(params (string Name, string[] Inputs)[] nodes)
    {
        var graph = new GraphBuilder();
        foreach (var (name, inputs) in nodes)
        {
            graph.AddNode(name, "Op", inputs);
        }

        return graph.Build().ToByteArray();
    }

    public static byte[] Named(params string[] names) => Graph([.. names.Select(name => (name, Array.Empty<string>()))]);

    /// <summary>A layer of a network, many times: scopes, constants, a chain.</summary>
    public static GraphDef Layers(int count)
    {
        var graph = new GraphBuilder().AddNode("input", "Placeholder", outputShapes: [[-1, 64]]);
        var last = "input";
        for (var i = 0; i < count; i++)
        {
            graph.AddNode($"net/layer_{i}/weight", "VariableV2", outputShapes: [[64, 64]], device: $"/device:GPU:{i % 2}");
            graph.AddNode($"net/layer_{i}/matmul", "MatMul", [last, $"net/layer_{i}/weight"], [[-1, 64]], $"/device:GPU:{i % 2}");
            graph.AddNode($"net/layer_{i}/relu", "Relu", [$"net/layer_{i}/matmul"], [[-1, 64]]);
            last = $"net/layer_{i}/relu";
        }

        return graph.Build();
    }
}
