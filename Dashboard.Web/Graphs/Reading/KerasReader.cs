using System.Text.Json;
using EventFormat.Protos;
using Google.Protobuf;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>Makes a graph of a Keras model's JSON: a node per layer, a scope per model within the model, edges from <c>inbound_nodes</c>.</summary>
/// <remarks>Reads Keras 1, 2 and 3, sequential and functional models, nested to any depth that JSON of 64 levels allows.</remarks>
internal sealed class KerasReader
{
    private const int LongestSetting = 4096;

    private readonly GraphDef _graph = new();

    /// <summary>Where each model within the model ends: what takes its output takes that of these layers.</summary>
    private readonly Dictionary<string, string[]> _outputs = new(StringComparer.Ordinal);

    /// <summary>Reads a model.</summary>
    /// <exception cref="GraphFormatException">The text is no Keras model.</exception>
    public static ParsedGraph Read(string json) => GraphReader.Read(ToGraph(json, isScoped: false).ToByteArray());

    /// <summary>A model's layers as nodes: the class is the operation, every setting an attribute.</summary>
    /// <param name="json">The model.</param>
    /// <param name="isScoped">Whether all names stand below the model's own.</param>
    /// <exception cref="GraphFormatException">The text is no Keras model.</exception>
    public static GraphDef ToGraph(string json, bool isScoped)
    {
        var reader = new KerasReader();
        try
        {
            using var document = JsonDocument.Parse(json);
            reader.AddModel(document.RootElement, isScoped ? NameOf(document.RootElement) : "", []);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new GraphFormatException($"The text is no Keras model: {e.Message}", e);
        }

        return reader._graph;
    }

    private void AddModel(JsonElement model, string scope, string[] inputs)
    {
        var config = model.GetProperty("config");
        var layers = config.ValueKind == JsonValueKind.Array ? config : config.GetProperty("layers");
        var isSequential = !config.TryGet("input_layers", out _) && model.Text("class_name") is "Sequential" or "";
        var previous = inputs;
        foreach (var layer in layers.EnumerateArray())
        {
            var name = Join(scope, NameOf(layer));
            var from = isSequential ? previous : [.. KerasInputs.Of(layer).SelectMany(source => Outputs(Join(scope, source)))];
            if (!isSequential && from.Length == 0 && inputs.Length > 0)
            {
                from = inputs; // An input layer of a model within the model takes what that model takes.
            }

            AddLayer(layer, name, from);
            previous = Outputs(name);
        }

        _outputs[scope] = isSequential ? previous : [.. KerasInputs.Layers(config, "output_layers").SelectMany(source => Outputs(Join(scope, source)))];
    }

    private void AddLayer(JsonElement layer, string name, string[] from)
    {
        if (IsModel(layer))
        {
            AddModel(layer, name, from);
            return;
        }

        var node = new NodeDef { Name = name, Op = layer.Text("class_name"), Input = { from } };
        if (layer.TryGet("config", out var config) && config.ValueKind == JsonValueKind.Object)
        {
            foreach (var setting in config.EnumerateObject())
            {
                var text = setting.Value.ValueKind == JsonValueKind.String ? setting.Value.GetString()! : setting.Value.GetRawText();
                node.Attr[setting.Name] = new AttrValue { S = ByteString.CopyFromUtf8(text.Length > LongestSetting ? text[..LongestSetting] + "…" : text) };
            }
        }

        _graph.Node.Add(node);
    }

    private string[] Outputs(string name) => _outputs.TryGetValue(name, out var layers) ? layers : [name];

    private static bool IsModel(JsonElement layer) =>
        layer.TryGet("config", out var config)
        && (config.ValueKind == JsonValueKind.Array || (config.TryGet("layers", out var layers) && layers.ValueKind == JsonValueKind.Array));

    private static string NameOf(JsonElement layer)
    {
        var name = layer.Text("name");
        return name.Length == 0 && layer.TryGet("config", out var config) ? config.Text("name") : name;
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}/{name}";
}
