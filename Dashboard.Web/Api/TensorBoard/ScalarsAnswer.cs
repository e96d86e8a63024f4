using System.Buffers;
using Dashboard.Web.Series;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Writes the points of a series as TensorBoard does: <c>[[wall time, step, value], …]</c>, or CSV.</summary>
internal static class ScalarsAnswer
{
    public static Task WriteAsync(HttpContext context, SeriesSnapshot series, int? samples, bool isCsv) =>
        isCsv ? WriteCsvAsync(context, series, samples) : context.JsonAsync(json => WriteAsync(context, json, series, samples));

    /// <summary>Writes the points as the next value of <paramref name="json"/>.</summary>
    public static async Task WriteAsync(HttpContext context, PythonJsonWriter json, SeriesSnapshot series, int? samples)
    {
        json.BeginArray();
        foreach (var point in Points(series, samples))
        {
            json.BeginArray().Value(point.WallTime).Value(point.Step).Value(point.Value).EndArray();
            if (!await context.KeepsReadingAsync())
            {
                return;
            }
        }

        json.EndArray();
    }

    /// <summary>At most so many points, or all.</summary>
    public static IEnumerable<SeriesPoint> Points(SeriesSnapshot series, int? samples) =>
        samples is { } count && count < series.ValidCount ? series.Sample(count) : series.ValidPoints();

    private static async Task WriteCsvAsync(HttpContext context, SeriesSnapshot series, int? samples)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        var output = context.Response.BodyWriter;
        output.WriteRaw("Wall time,Step,Value\r\n"u8);
        foreach (var point in Points(series, samples))
        {
            WriteNumber(output, point.WallTime);
            output.WriteRaw(","u8);
            output.WriteNumber(point.Step);
            output.WriteRaw(","u8);
            WriteNumber(output, point.Value);
            output.WriteRaw("\r\n"u8);
            if (!await context.KeepsReadingAsync())
            {
                return;
            }
        }

        await output.FlushAsync(context.RequestAborted);
    }

    private static void WriteNumber(IBufferWriter<byte> output, double value)
    {
        if (double.IsFinite(value))
        {
            output.WriteNumber(value);
            return;
        }

        output.WriteRaw(double.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8);
    }
}
