using System.Buffers;
using System.Text.Json;

namespace Dashboard.Web.Media;

/// <summary>Descriptions of values, as the page's modules read them.</summary>
internal static class MediaJson
{
    public static MediaAnswer Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return new MediaAnswer(buffer.WrittenMemory, "application/json");
    }

    public static MediaAnswer Error(string message) => Of(json => json.WriteString("error", message));

    public static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    /// <summary>A number; NaN and the infinities, which JSON lacks, by their names.</summary>
    public static void WriteDouble(this Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }
}
