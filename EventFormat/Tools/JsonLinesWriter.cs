using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using EventFormat.Protos;

namespace EventFormat.Tools;

/// <summary>Writes points as JSON Lines: one object per line, with <c>run</c> and <c>tag</c> first.</summary>
/// <remarks>
/// Scalars: <c>step, wall_time, value</c>. Histograms: <c>step, wall_time, buckets</c> of [left, right, count].
/// Hyperparameters: <c>kind</c> and what the plugin says. NaN and infinities are the strings "NaN", "Infinity" and
/// "-Infinity", as in TensorBoard's own answers. The stream stays the caller's. Not thread-safe.
/// </remarks>
public sealed class JsonLinesWriter : IDisposable
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private readonly LineBuffer _lines;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;
    private readonly Dictionary<ExportedSeries, byte[]> _prefixes = [];
    private string? _run;

    /// <summary>Starts with nothing written.</summary>
    public JsonLinesWriter(Stream target)
    {
        _lines = new LineBuffer(target);
        _json = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = Encoder });
    }

    /// <summary>Writes a number.</summary>
    public void Write(ExportedSeries series, ScalarPoint point)
    {
        BeginPoint(series, point.Step, point.WallTime);
        _lines.Append(",\"value\":"u8);
        Append(point.Value);
        _lines.Append("}\n"u8);
    }

    /// <summary>Writes a histogram.</summary>
    public void Write(ExportedSeries series, HistogramPoint point)
    {
        BeginPoint(series, point.Step, point.WallTime);
        _lines.Append(",\"buckets\":["u8);
        var buckets = point.Buckets;
        for (var bucket = 0; bucket < buckets.Count.Count; bucket++)
        {
            _lines.Append(bucket == 0 ? "["u8 : ",["u8);
            Append(buckets.Left[bucket]);
            _lines.Append(","u8);
            Append(buckets.Right[bucket]);
            _lines.Append(","u8);
            Append(buckets.Count[bucket]);
            _lines.Append("]"u8);
        }

        _lines.Append("]}\n"u8);
    }

    /// <summary>Writes what the hparams plugin says: an experiment, the start or the end of a session.</summary>
    public void Write(ExportedSeries series, HParamsPluginData content)
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
        _json.WriteString("run", series.Run);
        _json.WriteString("tag", series.Tag);
        HParamsJson.WriteTo(_json, content);
        _json.WriteEndObject();
        _json.Flush();
        _lines.Append(_line.WrittenSpan);
        _lines.Append("\n"u8);
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Dispose()
    {
        _json.Dispose();
        _lines.Dispose();
    }

    private void BeginPoint(ExportedSeries series, long step, double wallTime)
    {
        _lines.Append(PrefixOf(series));
        _lines.Append(step);
        _lines.Append(",\"wall_time\":"u8);
        Append(wallTime);
    }

    private void Append(double number)
    {
        if (double.IsFinite(number))
        {
            _lines.Append(number);
            return;
        }

        _lines.Append("\""u8);
        _lines.Append(number);
        _lines.Append("\""u8);
    }

    private byte[] PrefixOf(ExportedSeries series)
    {
        if (_run != series.Run)
        {
            _prefixes.Clear();
            _run = series.Run;
        }

        if (!_prefixes.TryGetValue(series, out var prefix))
        {
            var (run, tag) = (JsonEncodedText.Encode(series.Run, Encoder), JsonEncodedText.Encode(series.Tag, Encoder));
            prefix = [.. "{\"run\":\""u8, .. run.EncodedUtf8Bytes, .. "\",\"tag\":\""u8, .. tag.EncodedUtf8Bytes, .. "\",\"step\":"u8];
            _prefixes.Add(series, prefix);
        }

        return prefix;
    }
}
