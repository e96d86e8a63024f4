using System.Text.Json;
using Dashboard.Web.Components.HParams;

namespace Dashboard.Web.HParams;

/// <summary>Writes a listing for the plot modules: columns as axes, trials as rows of numbers.</summary>
/// <remarks>
/// <c>{"columns": [{"key", "title", "metric", "scale", "values": [text…] or null}], "colour": index or -1,
/// "rows": [{"name", "kept", "values": [number or null…]}]}</c>. A column with <c>values</c> is categorical: a row holds the
/// index of its value there. A column is numeric when every value it has is a finite number.
/// </remarks>
internal static class TrialPlotJson
{
    public static void Write(Utf8JsonWriter json, TrialListing listing, HParamsView view)
    {
        var categories = listing.Columns.Select((_, index) => Categories(listing, index)).ToList();
        json.WriteStartObject();
        json.WriteNumber("colour", listing.ColourOf(view) is { } colour ? listing.Columns.IndexOf(colour) : -1);
        json.WriteStartArray("columns");
        for (var i = 0; i < listing.Columns.Length; i++)
        {
            WriteColumn(json, listing.Columns[i], categories[i], view.Scales.GetValueOrDefault(listing.Columns[i].Key));
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in listing.All)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Trial.Name);
            json.WriteBoolean("kept", row.IsKept);
            json.WriteStartArray("values");
            for (var i = 0; i < row.Values.Length; i++)
            {
                WriteNumber(json, row.Values[i], categories[i]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter json, TrialColumn column, List<string>? categories, AxisScale scale)
    {
        json.WriteStartObject();
        json.WriteString("key", column.Key);
        json.WriteString("title", column.Title);
        json.WriteBoolean("metric", column.IsMetric);
        json.WriteString("scale", scale switch { AxisScale.Log => "log", AxisScale.Quantile => "quantile", _ => "linear" });
        if (categories is null)
        {
            json.WriteNull("values");
        }
        else
        {
            json.WriteStartArray("values");
            categories.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, TrialValue value, List<string>? categories)
    {
        if (value.IsMissing || (categories is null && !double.IsFinite(value.Number)))
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteNumberValue(categories?.BinarySearch(value.Text, StringComparer.Ordinal) ?? value.Number);
        }
    }

    // A metric that is NaN somewhere is a number all the same; its line has a gap there.
    private static List<string>? Categories(TrialListing listing, int column)
    {
        var values = listing.All.Select(row => row.Values[column]).Where(value => !value.IsMissing).ToList();
        return values.TrueForAll(value => value.IsNumber) ? null : [.. values.Select(value => value.Text).Distinct().Order(StringComparer.Ordinal)];
    }
}
