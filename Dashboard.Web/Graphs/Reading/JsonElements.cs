using System.Text.Json;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>Properties of JSON that may be anything.</summary>
internal static class JsonElements
{
    public static bool TryGet(this JsonElement element, string property, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out value);
    }

    /// <summary>A string property; empty when it is none.</summary>
    public static string Text(this JsonElement element, string property) =>
        element.TryGet(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
