using System.Text.Json;

namespace EventFormat.Tests.Oracle;

/// <summary>What TensorBoard's Python loader holds of one tag, whichever of the two recorders wrote it down.</summary>
internal sealed class ExpectedTag(JsonElement recorded)
{
    // The recorder cut long lists short with this mark.
    private const string Ellipsis = "...";

    public JsonElement Recorded { get; } = recorded;

    public int Count => Recorded.GetProperty("count").GetInt32();

    public bool HasValueException => Recorded.Find("value_exception") is not null;

    /// <summary>The points recorded; all of them, or the first, last and some between.</summary>
    public IReadOnlyList<ExpectedPoint> Points()
    {
        if (Recorded.Find("points") is { } points)
        {
            return [.. points.EnumerateArray().Select(point => new ExpectedPoint(
                point[0].GetInt32(), point[2].GetInt64(), point[1].Number(), point[3].Number()))];
        }

        var steps = List("steps");
        var wallTimes = List("wall_times");
        var values = List("values");
        return [.. steps.Select((step, i) => new ExpectedPoint(
            i,
            step.GetInt64(),
            i < wallTimes.Count ? wallTimes[i].Number() : null,
            i < values.Count && values[i].ValueKind != JsonValueKind.Array ? values[i].Number() : null))];
    }

    /// <summary>The tensors recorded, by the index of their point.</summary>
    public IEnumerable<(int Index, JsonElement Tensor)> Tensors()
    {
        var all = List("tensors").Select((tensor, i) => (i, tensor));
        foreach (var (name, index) in new[] { ("first", 0), ("last", Count - 1) })
        {
            if (Recorded.Find(name) is { } tensor)
            {
                all = all.Append((index, tensor));
            }
        }

        return all;
    }

    /// <summary>The numbers of tensors that were recorded bare, by the index of their point.</summary>
    public IEnumerable<(int Index, double[] Numbers)> NumberLists() => List("values")
        .Select((value, i) => (i, value))
        .Where(entry => !HasStrings(entry.value))
        .Select(entry => (entry.i, entry.value.Numbers().ToArray()));

    public IReadOnlyList<JsonElement> List(string name) => Recorded.Find(name) is { } list
        ? [.. list.EnumerateArray().TakeWhile(element => element.ValueKind != JsonValueKind.String || element.GetString() != Ellipsis)]
        : [];

    private static bool HasStrings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(HasStrings),
        JsonValueKind.String => value.GetString()!.StartsWith("b'", StringComparison.Ordinal),
        _ => false,
    };
}
