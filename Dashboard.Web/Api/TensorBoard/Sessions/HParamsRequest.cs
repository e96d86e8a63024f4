using System.Text.Json;
using EventFormat.Protos;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>Reads requests, which are protobuf's JSON: names in camel case or as in the proto, what is missing has its default.</summary>
internal static class HParamsRequest
{
    private const int MaxBytes = 1 << 20;

    /// <summary>The request: the body of a POST, else the parameter <c>request</c>.</summary>
    /// <exception cref="HParamsException">It is no JSON object.</exception>
    public static async Task<JsonElement> ReadAsync(HttpContext context)
    {
        try
        {
            using var document = HttpMethods.IsPost(context.Request.Method)
                ? await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted)
                : JsonDocument.Parse(context.Request.Query["request"] is [{ Length: < MaxBytes } text] ? text : throw new HParamsException("The route must have a 'request' argument."));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new HParamsException("The request is no JSON object.");
        }
        catch (JsonException e)
        {
            throw new HParamsException($"The request is no JSON: {e.Message}");
        }
    }

    /// <summary>A field; null when it is missing or null.</summary>
    public static JsonElement? Field(this JsonElement request, string name) =>
        (request.TryGetProperty(name, out var field) || request.TryGetProperty(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), out field)) && field.ValueKind != JsonValueKind.Null
            ? field
            : null;

    public static string Text(this JsonElement request, string name) => request.Field(name) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } field => field.GetString()!,
        _ => throw new HParamsException($"{name}: a text"),
    };

    public static int Number(this JsonElement request, string name) => request.Field(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } field when field.TryGetInt32(out var number) => number,
        _ => throw new HParamsException($"{name}: a number"),
    };

    public static bool Flag(this JsonElement request, string name, bool otherwise = false) => request.Field(name) switch
    {
        null => otherwise,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw new HParamsException($"{name}: true or false"),
    };

    /// <summary>A number, or its name where JSON has none.</summary>
    public static double Double(this JsonElement request, string name) => request.Field(name) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } field => field.GetDouble(),
        { ValueKind: JsonValueKind.String } field => field.GetString() switch
        {
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            "NaN" => double.NaN,
            _ => throw new HParamsException($"{name}: a number"),
        },
        _ => throw new HParamsException($"{name}: a number"),
    };

    public static IEnumerable<JsonElement> List(this JsonElement request, string name) => request.Field(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } field => field.EnumerateArray(),
        _ => throw new HParamsException($"{name}: a list"),
    };

    public static MetricName Metric(JsonElement name) => name.ValueKind == JsonValueKind.Object
        ? new MetricName { Group = name.Text("group"), Tag = name.Text("tag") }
        : throw new HParamsException("A metric is named by group and tag.");

    public static Value Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => Google.Protobuf.WellKnownTypes.Value.ForNumber(value.GetDouble()),
        JsonValueKind.String => Google.Protobuf.WellKnownTypes.Value.ForString(value.GetString()),
        JsonValueKind.True or JsonValueKind.False => Google.Protobuf.WellKnownTypes.Value.ForBool(value.GetBoolean()),
        _ => throw new HParamsException("A value is a number, a text, true or false."),
    };
}
