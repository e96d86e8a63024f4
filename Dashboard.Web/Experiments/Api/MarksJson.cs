using System.Globalization;
using System.Text.Json;
using Dashboard.Web.Experiments.Catalog;

namespace Dashboard.Web.Experiments.Api;

/// <summary>Marks as JSON: <c>{"name": "…", "note": "…", "tags": ["…"], "colour": 3, "pinned": true, …}</c>; in a change, what is absent stays and null takes away.</summary>
internal static class MarksJson
{
    private static readonly Dictionary<string, MarkField> Fields = Enum.GetValues<MarkField>().ToDictionary(Name, StringComparer.Ordinal);

    /// <summary>Reads a change; false, and why, when it is none.</summary>
    public static bool TryRead(JsonElement json, out List<(MarkField Field, string? Text)> marks, out string? fault)
    {
        (marks, fault) = ([], null);
        if (json.ValueKind != JsonValueKind.Object)
        {
            fault = "A change is a JSON object of marks.";
            return false;
        }

        foreach (var mark in json.EnumerateObject())
        {
            if (!Fields.TryGetValue(mark.Name, out var field))
            {
                fault = $"There is no mark '{mark.Name}': there are {string.Join(", ", Fields.Keys)}.";
                return false;
            }

            if (!TryText(field, mark.Value, out var text))
            {
                fault = $"'{mark.Name}' cannot be {mark.Value.GetRawText()}.";
                return false;
            }

            marks.Add((field, text));
        }

        return true;
    }

    public static void Write(Utf8JsonWriter json, RunMarks marks)
    {
        json.WriteStartObject();
        foreach (var (field, text) in marks.Texts)
        {
            json.WritePropertyName(Name(field));
            switch (field)
            {
                case MarkField.Tags:
                    json.WriteStartArray();
                    foreach (var tag in marks.Tags ?? [])
                    {
                        json.WriteStringValue(tag);
                    }

                    json.WriteEndArray();
                    break;
                case MarkField.Colour when marks.Colour is { } slot:
                    json.WriteNumberValue(slot);
                    break;
                case MarkField.Name or MarkField.Note or MarkField.Colour:
                    json.WriteStringValue(text);
                    break;
                default:
                    json.WriteBooleanValue(true);
                    break;
            }
        }

        json.WriteEndObject();
    }

    public static string Name(MarkField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());

    private static bool TryText(MarkField field, JsonElement value, out string? text)
    {
        text = null;
        switch (value.ValueKind, field)
        {
            case (JsonValueKind.Null, _):
                return true;
            case (JsonValueKind.String, MarkField.Name or MarkField.Note):
                text = value.GetString() is { Length: > 0 } given ? given : null;
                return true;
            case (JsonValueKind.Array, MarkField.Tags) when value.EnumerateArray().All(tag => tag.ValueKind == JsonValueKind.String):
                text = RunMarks.TagText(value.EnumerateArray().Select(tag => tag.GetString()!));
                return true;
            case (JsonValueKind.Number, MarkField.Colour) when value.TryGetInt32(out var slot) && slot is >= 0 and < Ingest.PaletteSlots.Count:
                text = slot.ToString(CultureInfo.InvariantCulture);
                return true;
            case (JsonValueKind.True or JsonValueKind.False, MarkField.Pinned or MarkField.Baseline or MarkField.Hidden or MarkField.Archived):
                text = RunMarks.Flag(value.GetBoolean());
                return true;
            default:
                return false;
        }
    }
}
