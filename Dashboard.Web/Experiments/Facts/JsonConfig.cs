using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>Flattens nested JSON into settings by path.</summary>
internal static class JsonConfig
{
    /// <summary>Settings beyond this many are left out.</summary>
    public const int MaxEntries = 5000;

    /// <summary>Longer texts are cut.</summary>
    public const int MaxText = 4096;

    private const int MaxDepth = 32;

    public static ConfigMap Of(JsonObject root)
    {
        var entries = new List<ConfigEntry>();
        Add(entries, "", root, 0);
        return ConfigMap.Of(entries);
    }

    public static TrialValue Text(string text) => TrialValue.Of(text.Length <= MaxText ? text : text[..MaxText] + "…");

    private static void Add(List<ConfigEntry> entries, string path, JsonNode? node, int depth)
    {
        if (entries.Count >= MaxEntries)
        {
            return;
        }

        if (node is JsonObject { Count: > 0 } nested && depth < MaxDepth)
        {
            foreach (var (name, value) in nested)
            {
                Add(entries, path.Length == 0 ? name : $"{path}.{name}", value, depth + 1);
            }
        }
        else if (path.Length > 0)
        {
            entries.Add(new ConfigEntry(path, Value(node)));
        }
    }

    private static TrialValue Value(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => TrialValue.Missing,
        JsonValueKind.True => TrialValue.Of(true),
        JsonValueKind.False => TrialValue.Of(false),
        JsonValueKind.Number when node.AsValue().TryGetValue<double>(out var number) => TrialValue.Of(number),
        JsonValueKind.String => Text(node.GetValue<string>()),
        _ => Text(node.ToJsonString()),
    };
}
