using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>Compares JSON field by field: objects by name, lists in order, numbers by their bits unless a rule says otherwise.</summary>
internal static class JsonDifference
{
    /// <summary>The first place where the two differ, and how; null when they do not.</summary>
    /// <param name="theirs">What TensorBoard answered.</param>
    /// <param name="ours">What Monitor answered.</param>
    /// <param name="areAlike">Whether two numbers count as the same.</param>
    /// <param name="path">Where the two stand.</param>
    public static string? Find(JsonNode? theirs, JsonNode? ours, Func<double, double, bool>? areAlike = null, string path = "$") => (theirs, ours) switch
    {
        (null, null) => null,
        (JsonObject left, JsonObject right) => FindIn(left, right, areAlike, path),
        (JsonArray left, JsonArray right) when left.Count != right.Count => $"{path}: {left.Count} elements, ours {right.Count}",
        (JsonArray left, JsonArray right) => left.Select((one, i) => Find(one, right[i], areAlike, $"{path}[{i}]")).FirstOrDefault(found => found is not null),
        (JsonValue left, JsonValue right) when Kind(left) == Kind(right) && Kind(left) == JsonValueKind.Number =>
            AreSame(left.GetValue<double>(), right.GetValue<double>(), areAlike) ? null : $"{path}: {left.ToJsonString()}, ours {right.ToJsonString()}",
        (JsonValue left, JsonValue right) when Kind(left) == Kind(right) && left.ToString() == right.ToString() => null,
        _ => $"{path}: {theirs?.ToJsonString() ?? "null"}, ours {ours?.ToJsonString() ?? "null"}",
    };

    private static string? FindIn(JsonObject theirs, JsonObject ours, Func<double, double, bool>? areAlike, string path)
    {
        var (left, right) = (theirs.Select(one => one.Key).ToHashSet(), ours.Select(one => one.Key).ToHashSet());
        return !left.SetEquals(right)
            ? $"{path}: theirs alone [{string.Join(", ", left.Except(right))}], ours alone [{string.Join(", ", right.Except(left))}]"
            : left.Select(name => Find(theirs[name], ours[name], areAlike, $"{path}.{name}")).FirstOrDefault(found => found is not null);
    }

    private static bool AreSame(double theirs, double ours, Func<double, double, bool>? areAlike) =>
        BitConverter.DoubleToInt64Bits(theirs) == BitConverter.DoubleToInt64Bits(ours) || areAlike?.Invoke(theirs, ours) == true;

    private static JsonValueKind Kind(JsonValue value) => value.GetValueKind();
}
