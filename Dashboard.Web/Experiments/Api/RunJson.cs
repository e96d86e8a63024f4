using System.Text.Json;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Api;

/// <summary>A run as JSON: its key, name, status, times, settings, results, marks, and what was asked for.</summary>
internal static class RunJson
{
    public static void Write(Utf8JsonWriter json, RunEntry entry, IReadOnlyList<Operand> columns)
    {
        json.WriteStartObject();
        json.WriteString("key", entry.Key);
        json.WriteString("run", entry.Row.Name);
        json.WriteString("name", entry.Name);
        json.WriteString("status", RunField.Word(entry.State));
        WriteTime(json, "started", entry.Started);
        WriteTime(json, "ended", entry.Ended);
        WriteTime(json, "updated", entry.Updated);
        json.WriteStartArray("tags");
        foreach (var tag in entry.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        WriteMap(json, "config", entry.Config);
        WriteMap(json, "summary", entry.Facts.Summary);
        json.WritePropertyName("marks");
        MarksJson.Write(json, entry.Marks);
        json.WriteStartObject("values");
        foreach (var column in columns)
        {
            json.WritePropertyName(column.Text);
            WriteValue(json, column.Read(entry));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, ConfigMap map)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            json.WritePropertyName(key);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    // JSON knows no NaN and no infinities: they are texts.
    private static void WriteValue(Utf8JsonWriter json, TrialValue value)
    {
        if (value.IsMissing)
        {
            json.WriteNullValue();
        }
        else if (value.IsFlag)
        {
            json.WriteBooleanValue(value.Number > 0);
        }
        else if (value.IsNumber && double.IsFinite(value.Number))
        {
            json.WriteNumberValue(value.Number);
        }
        else
        {
            json.WriteStringValue(value.Text);
        }
    }

    private static void WriteTime(Utf8JsonWriter json, string name, double seconds)
    {
        if (double.IsNaN(seconds) || Math.Abs(seconds) > 1e11)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)));
        }
    }
}
