using System.Text.Json;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>Which layers a layer of a functional model takes its inputs from.</summary>
internal static class KerasInputs
{
    private const int DeepestReference = 32;

    /// <summary>Names of layers, each once, in order.</summary>
    /// <remarks>
    /// Keras 2: <c>[[["dense", 0, 0, {}], …], …]</c>, one list per call. Keras 3: <c>[{"args": [{"class_name":
    /// "__keras_tensor__", "config": {"keras_history": ["dense", 0, 0]}}], "kwargs": {…}}, …]</c>.
    /// </remarks>
    public static IEnumerable<string> Of(JsonElement layer)
    {
        var names = new List<string>();
        if (layer.TryGet("inbound_nodes", out var calls) && calls.ValueKind == JsonValueKind.Array)
        {
            Collect(calls, names, 0);
        }

        return names.Distinct(StringComparer.Ordinal);
    }

    /// <summary>Names in <c>input_layers</c> or <c>output_layers</c>: one reference, or a list of them.</summary>
    public static IEnumerable<string> Layers(JsonElement config, string property)
    {
        var names = new List<string>();
        if (config.TryGet(property, out var layers))
        {
            Collect(layers, names, 0);
        }

        return names.Distinct(StringComparer.Ordinal);
    }

    private static void Collect(JsonElement value, List<string> names, int depth)
    {
        if (depth > DeepestReference)
        {
            return;
        }

        if (IsReference(value))
        {
            names.Add(value[0].GetString()!);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in value.EnumerateArray())
            {
                Collect(part, names, depth + 1);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var part in value.EnumerateObject())
            {
                Collect(part.Value, names, depth + 1);
            }
        }
    }

    /// <summary>["layer", node, tensor, …].</summary>
    private static bool IsReference(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() >= 3
        && value[0].ValueKind == JsonValueKind.String && value[1].ValueKind == JsonValueKind.Number && value[2].ValueKind == JsonValueKind.Number;
}
