using System.Buffers;
using System.IO.Pipelines;
using Dashboard.Web.Series;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Writes the points of a series as TensorBoard does: <c>[[wall time, step, value], …]</c>, or CSV.</summary>
internal static class ScalarsAnswer
{
    /// <summary>Bytes after which what was written is handed on, so that any number of points takes little memory.</summary>
    private const int FlushBytes = 64 << 10;

    public static async Task WriteAsync(HttpContext context, SeriesSnapshot series, int? samples, bool isCsv)
    {
        context.Response.ContentType = isCsv ? "text/csv; charset=utf-8" : "application/json";
        var output = context.Response.BodyWriter;
        output.WriteRaw(isCsv ? "Wall time,Step,Value\r\n"u8 : "["u8);
        var isFirst = true;
        foreach (var point in samples is { } count && count < series.ValidCount ? series.Sample(count) : series.ValidPoints())
        {
            Write(output, point, isCsv, isFirst);
            isFirst = false;
            if (output.UnflushedBytes > FlushBytes && (await output.FlushAsync(context.RequestAborted)).IsCompleted)
            {
                return;
            }
        }

        output.WriteRaw(isCsv ? ""u8 : "]"u8);
        await output.FlushAsync(context.RequestAborted);
    }

    private static void Write(PipeWriter output, SeriesPoint point, bool isCsv, bool isFirst)
    {
        if (isCsv)
        {
            WriteCsvNumber(output, point.WallTime);
            output.WriteRaw(","u8);
            output.WriteNumber(point.Step);
            output.WriteRaw(","u8);
            WriteCsvNumber(output, point.Value);
            output.WriteRaw("\r\n"u8);
            return;
        }

        output.WriteRaw(isFirst ? "["u8 : ", ["u8);
        output.WriteNumber(point.WallTime);
        output.WriteRaw(", "u8);
        output.WriteNumber(point.Step);
        output.WriteRaw(", "u8);
        output.WriteNumber(point.Value);
        output.WriteRaw("]"u8);
    }

    private static void WriteCsvNumber(IBufferWriter<byte> output, double value)
    {
        if (double.IsFinite(value))
        {
            output.WriteNumber(value);
            return;
        }

        output.WriteRaw(double.IsNaN(value) ? "nan"u8 : value > 0 ? "inf"u8 : "-inf"u8);
    }
}
