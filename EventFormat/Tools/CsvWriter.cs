using System.Buffers;
using System.Text;

namespace EventFormat.Tools;

/// <summary>Writes scalars as comma-separated values: <c>run,tag,step,wall_time,value</c>, a header first, lines ending in LF.</summary>
/// <remarks>
/// Names that hold commas, quotes or line ends are quoted as RFC 4180 has it. Numbers are spelled as shortly as reads back
/// exactly; NaN, Infinity and -Infinity by these words. The stream stays the caller's. Not thread-safe.
/// </remarks>
public sealed class CsvWriter : IDisposable
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly LineBuffer _lines;
    private readonly Dictionary<ExportedSeries, byte[]> _prefixes = [];
    private string? _run;

    /// <summary>Starts with the header.</summary>
    public CsvWriter(Stream target)
    {
        _lines = new LineBuffer(target);
        _lines.Append("run,tag,step,wall_time,value\n"u8);
    }

    /// <summary>Writes one line.</summary>
    public void Write(ExportedSeries series, ScalarPoint point)
    {
        _lines.Append(PrefixOf(series));
        _lines.Append(point.Step);
        _lines.Append(","u8);
        _lines.Append(point.WallTime);
        _lines.Append(","u8);
        _lines.Append(point.Value);
        _lines.Append("\n"u8);
    }

    /// <summary>Hands everything to the stream.</summary>
    public void Dispose() => _lines.Dispose();

    private byte[] PrefixOf(ExportedSeries series)
    {
        if (_run != series.Run)
        {
            _prefixes.Clear();
            _run = series.Run;
        }

        if (!_prefixes.TryGetValue(series, out var prefix))
        {
            _prefixes.Add(series, prefix = Encoding.UTF8.GetBytes($"{Field(series.Run)},{Field(series.Tag)},"));
        }

        return prefix;
    }

    private static string Field(string text) =>
        text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
