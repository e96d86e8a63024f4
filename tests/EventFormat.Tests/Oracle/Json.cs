using System.IO.Compression;
using System.Text.Json;
using Google.Protobuf;

namespace EventFormat.Tests.Oracle;

/// <summary>Reads the recorded answers, and tells messages in their spelling.</summary>
internal static class Json
{
    private static readonly JsonFormatter Formatter = new(
        JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true).WithFormatDefaultValues(false));

    public static JsonElement Load(string file)
    {
        using var stream = File.OpenRead(SharedData.PathOf(file));
        using var content = file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(stream, CompressionMode.Decompress)
            : (Stream)stream;
        using var document = JsonDocument.Parse(content);
        return document.RootElement.Clone();
    }

    public static JsonElement? Find(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    public static string Text(this JsonElement element, string name) => element.Find(name)?.GetString() ?? "";

    /// <summary>A number, or the name of one that is not finite.</summary>
    public static double Number(this JsonElement element) => element.ValueKind == JsonValueKind.String
        ? element.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var other => throw new FormatException($"\"{other}\" is no number."),
        }
        : element.GetDouble();

    /// <summary>The numbers of an array, nested or not, in order.</summary>
    public static IEnumerable<double> Numbers(this JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Numbers)
        : [element.Number()];

    public static JsonElement Of(IMessage message) => JsonDocument.Parse(Formatter.Format(message)).RootElement;
}
