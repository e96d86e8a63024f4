using System.Globalization;
using System.Text;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>Reads tab-separated numbers, a line per point. Lines without anything are passed over.</summary>
internal sealed class TensorLines
{
    // A point of half a million dimensions, and then some.
    private const int LongestLine = 16 << 20;

    private readonly List<float> _values = [];
    private int _dimensions;
    private int _line;

    /// <exception cref="FormatException">It is no tensor; the message names the line.</exception>
    public static LoadedEmbedding Read(Stream stream, CancellationToken cancel)
    {
        var lines = new TensorLines();
        var buffer = new byte[1 << 20];
        var held = 0;
        while (stream.Read(buffer, held, buffer.Length - held) is var read and > 0)
        {
            cancel.ThrowIfCancellationRequested();
            held += read;
            var taken = lines.ReadComplete(buffer.AsSpan(0, held));
            buffer.AsSpan(taken, held - taken).CopyTo(buffer);
            held -= taken;
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length < LongestLine ? buffer.Length * 2 : throw lines.Fault($"a line has more than {LongestLine:N0} bytes"));
            }
        }

        lines.ReadLine(buffer.AsSpan(0, held));
        return lines._dimensions == 0
            ? throw new FormatException("The tensor is empty.")
            : LoadedEmbedding.Of([.. lines._values], lines._values.Count / lines._dimensions, lines._dimensions);
    }

    /// <summary>Reads the lines that end here; returns their length.</summary>
    private int ReadComplete(ReadOnlySpan<byte> text)
    {
        var taken = 0;
        while (text[taken..].IndexOf((byte)'\n') is var end and >= 0)
        {
            ReadLine(text.Slice(taken, end));
            taken += end + 1;
        }

        return taken;
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        _line++;
        line = _line == 1 && line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        line = line.Trim(" \r\t"u8);
        if (line.IsEmpty)
        {
            return;
        }

        var before = _values.Count;
        foreach (var cell in line.SplitAny((byte)'\t', (byte)' '))
        {
            if (!line[cell].IsEmpty)
            {
                _values.Add(ReadNumber(line[cell]));
            }
        }

        var dimensions = _values.Count - before;
        _dimensions = _dimensions == 0 ? dimensions : _dimensions;
        if (dimensions != _dimensions)
        {
            throw Fault($"{dimensions} numbers where the lines before have {_dimensions}");
        }

        if (_values.Count > LoadedEmbedding.MostValues)
        {
            throw Fault($"more than the {LoadedEmbedding.MostValues:N0} values that are read at most");
        }
    }

    private float ReadNumber(ReadOnlySpan<byte> cell)
    {
        if (float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        // As Python and C write them.
        return Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 40)]) switch
        {
            "inf" or "+inf" or "Inf" => float.PositiveInfinity,
            "-inf" or "-Inf" => float.NegativeInfinity,
            "-nan" or "+nan" => float.NaN,
            var text => throw Fault($"'{text}' is no number"),
        };
    }

    private FormatException Fault(string what) => new($"Line {_line:N0}: {what}.");
}
