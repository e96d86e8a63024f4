using EventFormat.Protos;
using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Builds a graph node by node; <c>/</c> in names makes scopes.</summary>
public sealed class GraphBuilder
{
    private readonly GraphDef _graph = new() { Versions = new VersionDef { Producer = 22 } };
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Adds a node.</summary>
    /// <param name="name">Unique in the graph, such as <c>Net/conv1/weight</c>.</param>
    /// <param name="operation">What it does, such as <c>Conv2d</c>.</param>
    /// <param name="inputs">Names of nodes it takes values from; <c>^name</c> only waits for one.</param>
    /// <param name="outputShapes">The shape of each output; −1 is an unknown size.</param>
    /// <param name="device">Where it runs, such as <c>/device:GPU:0</c>.</param>
    /// <param name="attributes">Anything else to show.</param>
    public GraphBuilder AddNode(
        string name,
        string operation,
        IEnumerable<string>? inputs = null,
        IEnumerable<IReadOnlyList<long>>? outputShapes = null,
        string device = "",
        IEnumerable<KeyValuePair<string, string>>? attributes = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_names.Add(name))
        {
            throw new ArgumentException($"There is a node {name} already.", nameof(name));
        }

        var node = new NodeDef { Name = name, Op = operation, Device = device, Input = { inputs ?? [] } };
        foreach (var (key, text) in attributes ?? [])
        {
            node.Attr[key] = new AttrValue { S = ByteString.CopyFromUtf8(text) };
        }

        if (outputShapes is not null)
        {
            node.Attr["_output_shapes"] = new AttrValue { List = new AttrValue.Types.ListValue { Shape = { outputShapes.Select(Shape) } } };
        }

        _graph.Node.Add(node);
        return this;
    }

    /// <summary>The graph so far.</summary>
    public GraphDef Build() => _graph.Clone();

    private static TensorShapeProto Shape(IReadOnlyList<long> sizes) => new()
    {
        Dim = { sizes.Select(size => new TensorShapeProto.Types.Dim { Size = size }) },
    };
}
