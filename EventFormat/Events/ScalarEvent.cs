using System.Buffers.Binary;

namespace EventFormat.Events;

/// <summary>An event of one untyped float, in the one byte layout that almost every scalar log consists of.</summary>
/// <remarks>
/// <code>
/// 09 f64 wall_time | [10 varint step] | 2A len { 0A len { 0A len tag | 15 f32 simple_value } }
/// </code>
/// Any other layout of the same content is left to <see cref="EventWire"/>, which reads every layout.
/// </remarks>
internal readonly ref struct ScalarEvent
{
    private const int WallTimeSize = 9;
    private const int MaxShortLength = 0x7F;

    public double WallTime { get; private init; }

    public long Step { get; private init; }

    public ReadOnlySpan<byte> Tag { get; private init; }

    public float Value { get; private init; }

    public static bool TryRead(ReadOnlySpan<byte> bytes, out ScalarEvent scalar)
    {
        scalar = default;
        if (bytes.Length < WallTimeSize + 6 + 5 || bytes[0] != 0x09)
        {
            return false;
        }

        var position = WallTimeSize;
        ulong step = 0;
        if (bytes[position] == 0x10)
        {
            position++;
            var shift = 0;
            byte next;
            do
            {
                if (shift > 56 || position >= bytes.Length)
                {
                    return false;
                }

                next = bytes[position++];
                step |= (ulong)(next & 0x7F) << shift;
                shift += 7;
            }
            while (next >= 0x80);
        }

        // Three nested messages that each end where the record does, all shorter than a two-byte varint.
        var rest = bytes[position..];
        var tagLength = rest.Length - 11;
        if (tagLength < 0 || rest.Length - 2 > MaxShortLength
            || rest[0] != 0x2A || rest[1] != rest.Length - 2
            || rest[2] != 0x0A || rest[3] != rest.Length - 4
            || rest[4] != 0x0A || rest[5] != tagLength
            || rest[6 + tagLength] != 0x15)
        {
            return false;
        }

        scalar = new ScalarEvent
        {
            WallTime = BinaryPrimitives.ReadDoubleLittleEndian(bytes[1..]),
            Step = (long)step,
            Tag = rest.Slice(6, tagLength),
            Value = BinaryPrimitives.ReadSingleLittleEndian(rest[^4..]),
        };
        return true;
    }
}
