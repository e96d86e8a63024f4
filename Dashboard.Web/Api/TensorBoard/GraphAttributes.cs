using System.Text.Json;
using EventFormat.Protos;
using Google.Protobuf;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Makes graphs what TensorBoard's page expects of them.</summary>
internal static class GraphAttributes
{
    private const string ClassName = "keras_class";
    private const string ElementType = "dtype";

    /// <summary>Takes away attributes that are longer, encoded, than <paramref name="limit"/> bytes, and lists their names under <paramref name="key"/>.</summary>
    public static void Limit(NodeDef node, int? limit, string? key)
    {
        if (limit is not { } most)
        {
            return;
        }

        var large = node.Attr.Where(attribute => attribute.Value.CalculateSize() > most).Select(attribute => attribute.Key).Order(StringComparer.Ordinal).ToArray();
        foreach (var name in large)
        {
            node.Attr.Remove(name);
        }

        if (key is not null && large.Length > 0)
        {
            var names = new AttrValue { List = new AttrValue.Types.ListValue() };
            names.List.S.AddRange(large.Select(ByteString.CopyFromUtf8));
            node.Attr[key] = names;
        }
    }

    /// <summary>The layers of a Keras model with their class and element type, as TensorBoard tells of them.</summary>
    public static GraphDef OfKeras(GraphDef layers)
    {
        var graph = new GraphDef();
        foreach (var layer in layers.Node)
        {
            var node = new NodeDef { Name = layer.Name, Input = { layer.Input }, Attr = { [ClassName] = new AttrValue { S = ByteString.CopyFromUtf8(layer.Op) } } };
            if (layer.Attr.TryGetValue(ElementType, out var type) && TypeOf(type.S.ToStringUtf8()) is { } known)
            {
                node.Attr[ElementType] = new AttrValue { Type = known };
            }

            graph.Node.Add(node);
        }

        return graph;
    }

    /// <summary>The graphs that a profiled function was traced to, as one; of nodes and functions of one name the first.</summary>
    public static GraphDef Combine(RunMetadata profile)
    {
        var (nodes, functions) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var combined = new GraphDef();
        foreach (var graph in profile.FunctionGraphs.Select(graphs => graphs.PreOptimizationGraph).Where(graph => graph is not null))
        {
            combined.Node.AddRange(graph.Node.Where(node => nodes.Add(node.Name)));
            combined.Versions ??= graph.Versions;
            if (graph.Library is { } library)
            {
                combined.Library ??= new FunctionDefLibrary();
                combined.Library.Function.AddRange(library.Function.Where(function => functions.Add(function.Signature?.Name ?? "")));
                combined.Library.Gradient.AddRange(library.Gradient);
            }
        }

        return combined;
    }

    /// <summary>Keras names types by themselves or, since its third version, as a policy's name.</summary>
    private static DataType? TypeOf(string text)
    {
        var name = text;
        if (text.StartsWith('{'))
        {
            try
            {
                using var policy = JsonDocument.Parse(text);
                name = policy.RootElement.TryGetProperty("config", out var config) && config.TryGetProperty("name", out var inner) && inner.ValueKind == JsonValueKind.String
                    ? inner.GetString()!
                    : "";
            }
            catch (JsonException)
            {
                return null; // Cut off: the reader keeps long settings short.
            }
        }

        return name switch
        {
            "float16" => DataType.DtHalf,
            "bfloat16" => DataType.DtBfloat16,
            "float32" => DataType.DtFloat,
            "float64" => DataType.DtDouble,
            "int8" => DataType.DtInt8,
            "int16" => DataType.DtInt16,
            "int32" => DataType.DtInt32,
            "int64" => DataType.DtInt64,
            "uint8" => DataType.DtUint8,
            "uint16" => DataType.DtUint16,
            "uint32" => DataType.DtUint32,
            "uint64" => DataType.DtUint64,
            "bool" => DataType.DtBool,
            "string" => DataType.DtString,
            "complex64" => DataType.DtComplex64,
            "complex128" => DataType.DtComplex128,
            _ => null,
        };
    }
}
