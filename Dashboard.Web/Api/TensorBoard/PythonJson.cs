using System.Buffers;
using System.Globalization;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Writes JSON byte for byte as Python's <c>json.dumps</c> does, non-finite numbers as TensorBoard's strings.</summary>
internal static class PythonJson
{
    public static void WriteRaw(this IBufferWriter<byte> output, ReadOnlySpan<byte> text) => output.Write(text);

    /// <summary>ASCII only: everything else is escaped by UTF-16 code unit.</summary>
    public static void WriteString(this IBufferWriter<byte> output, string text)
    {
        const int LongestEscape = 6;
        var target = output.GetSpan((text.Length * LongestEscape) + 2);
        var at = 0;
        target[at++] = (byte)'"';
        foreach (var c in text)
        {
            at += Escape(c, target[at..]);
        }

        target[at++] = (byte)'"';
        output.Advance(at);
    }

    public static void WriteNumber(this IBufferWriter<byte> output, double value)
    {
        if (double.IsFinite(value))
        {
            output.Advance(PythonFloat.Format(value, output.GetSpan(PythonFloat.MaxLength)));
            return;
        }

        output.Write(double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8);
    }

    public static void WriteNumber(this IBufferWriter<byte> output, long value)
    {
        value.TryFormat(output.GetSpan(PythonFloat.MaxLength), out var written, default, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static int Escape(char c, Span<byte> target)
    {
        if (c is >= ' ' and <= '~' and not ('"' or '\\'))
        {
            target[0] = (byte)c;
            return 1;
        }

        target[0] = (byte)'\\';
        target[1] = c switch
        {
            '"' => (byte)'"',
            '\\' => (byte)'\\',
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\f' => (byte)'f',
            '\b' => (byte)'b',
            _ => (byte)'u',
        };
        if (target[1] != 'u')
        {
            return 2;
        }

        ((ushort)c).TryFormat(target[2..], out var written, "x4", CultureInfo.InvariantCulture);
        return 2 + written;
    }
}
