using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Training.Core.Weights.Pickle;

/// <summary>Takes a pickle apart byte by byte; never reads beyond its end.</summary>
internal sealed class PickleInput(ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);
    private int _position;

    public int Length => bytes.Length;

    public int Position => _position;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    public string Text(long length) => Strict.GetString(Take(length));

    public byte[] Bytes(long length) => Take(length).ToArray();

    /// <summary>A whole number of so many bytes in two's complement: long where it fits.</summary>
    public object Integer(long length)
    {
        if (length > 4096)
        {
            throw new WeightsFormatException($"The pickle has a whole number of {length} bytes.");
        }

        return Narrow(new BigInteger(Take(length)));
    }

    /// <summary>A line of text, without its end.</summary>
    public string Line()
    {
        var length = bytes.Span[_position..].IndexOf((byte)'\n');
        var line = Text(length < 0 ? long.MaxValue : length);
        _position++;
        return line;
    }

    /// <summary>A number or a truth value written in digits, as protocol 0 does.</summary>
    public object Digits() => Line() switch
    {
        "00" => false,
        "01" => true,
        var text when text.Length < 4096 && BigInteger.TryParse(text.TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => Narrow(number),
        _ => throw new WeightsFormatException("The pickle has a number that is none."),
    };

    public double DecimalDouble() => double.TryParse(Line(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new WeightsFormatException("The pickle has a number that is none.");

    private static object Narrow(BigInteger number) => number >= long.MinValue && number <= long.MaxValue ? Boxed((long)number) : Boxed(number);

    private static object Boxed<T>(T number)
        where T : struct => number;

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > bytes.Length - _position)
        {
            throw new WeightsFormatException($"The pickle ends within what begins at byte {_position}: truncated or damaged.");
        }

        var taken = bytes.Span.Slice(_position, (int)length);
        _position += (int)length;
        return taken;
    }
}
