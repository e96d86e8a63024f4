using System.Text;
using System.Text.Json;
using Dashboard.Web.Ingest;
using EventFormat.Summaries;

namespace Dashboard.Web.Media;

/// <summary><c>/api/tensors</c>: what a tensor of a plugin that Monitor does not know is like.</summary>
internal static class TensorRoutes
{
    private const int MaxStrings = 100;
    private const int MaxCharacters = 2000;

    public static void MapTensors(this IEndpointRouteBuilder app) => app.MapGet(
        "/api/tensors/value",
        static (HttpContext context, MediaReader media, RunRegistry registry, int run, int tag, int index) =>
            media.DescribeAsync(context, run, tag, index, (json, value) => Describe(json, value, PluginOf(registry, run, tag))));

    private static string PluginOf(RunRegistry registry, int run, int tag) =>
        registry.Current.Tags.FirstOrDefault(row => row.Id == tag) is { } row
            ? registry.Find(run)?.Tags.FirstOrDefault(info => info.Name == row.Name && info.Kind == row.Kind)?.PluginName ?? ""
            : "";

    /// <summary><c>"plugin", "dtype", "shape", "count"</c>, then either <c>"strings"</c> or the statistics and <c>"rows", "columns", "cells"</c>, a picture of it.</summary>
    private static void Describe(Utf8JsonWriter json, byte[] value, string plugin)
    {
        json.WriteString("plugin", plugin);
        TensorValue tensor;
        try
        {
            tensor = TensorValue.Decode(value);
        }
        catch (SummaryFormatException e)
        {
            json.WriteString("error", e.Message);
            return;
        }

        json.WriteString("dtype", tensor.DataType.ToString()[2..].ToLowerInvariant());
        json.WriteNumbers("shape", tensor.Shape);
        json.WriteNumber("count", tensor.Numbers.Count + tensor.Strings.Count);
        if (tensor.Strings.Count > 0)
        {
            WriteStrings(json, tensor.Strings);
        }
        else
        {
            WriteStatistics(json, TensorSummary.Of(tensor.Numbers));
            WriteGrid(json, TensorGrid.Of(tensor.Shape, tensor.Numbers));
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, IReadOnlyList<ReadOnlyMemory<byte>> strings)
    {
        json.WriteStartArray("strings");
        foreach (var text in strings.Take(MaxStrings))
        {
            json.WriteStringValue(Encoding.UTF8.GetString(text.Span[..Math.Min(text.Length, MaxCharacters)]) + (text.Length > MaxCharacters ? "…" : ""));
        }

        json.WriteEndArray();
    }

    private static void WriteStatistics(Utf8JsonWriter json, in TensorSummary summary)
    {
        json.WriteNumber("finite", summary.Finite);
        json.WriteNumber("nan", summary.NaN);
        json.WriteNumber("positiveInfinities", summary.PositiveInfinities);
        json.WriteNumber("negativeInfinities", summary.NegativeInfinities);
        json.WriteNumber("zeros", summary.Zeros);
        foreach (var (name, number) in new[] { ("min", summary.Min), ("max", summary.Max), ("mean", summary.Mean), ("std", summary.StandardDeviation) })
        {
            json.WritePropertyName(name);
            json.WriteDouble(number);
        }
    }

    private static void WriteGrid(Utf8JsonWriter json, TensorGrid? grid)
    {
        json.WriteNumber("rows", grid?.Rows ?? 0);
        json.WriteNumber("columns", grid?.Columns ?? 0);
        json.WriteStartArray("cells");
        foreach (var cell in grid?.Cells ?? [])
        {
            json.WriteDouble(cell);
        }

        json.WriteEndArray();
    }
}
