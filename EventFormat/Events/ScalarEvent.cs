using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace EventFormat.Events;

/// <summary>An event of one number, in the few byte layouts that almost every scalar log consists of, read in one walk.</summary>
/// <remarks>
/// <code>
/// event  = 09 f64 wall_time | [10 varint step] | 2A len { 0A len { value } }
/// value  = 0A len tag | 15 f32 simple_value                                      (PyTorch, TF1)
///        | 0A len tag | 42 len tensor | [4A len metadata]                        (TF2, Keras, JAX; PyTorch's newer ones)
/// tensor = 08 01 12 00 | 22 04 or 2A 04 | f32        08 02 12 00 | 22 08 or 32 08 | f64
/// </code>
/// Any other layout of the same content is left to <see cref="EventWire"/>, which reads every layout; whatever is read here
/// is a whole, well-formed event.
/// </remarks>
internal readonly ref struct ScalarEvent
{
    private const int WallTimeSize = 9;
    private const int TensorPrefixSize = 6;

    public double WallTime { get; private init; }

    public long Step { get; private init; }

    public ReadOnlySpan<byte> Tag { get; private init; }

    public double Value { get; private init; }

    /// <summary>Whether the number is stored with single precision.</summary>
    public bool IsSingle { get; private init; }

    // Compiled fully at first use, like what it calls: a fresh server's first log would be read at a fraction of the speed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ScalarEvent scalar)
    {
        scalar = default;
        if (bytes.Length < WallTimeSize || bytes[0] != 0x09)
        {
            return false;
        }

        var position = WallTimeSize;
        if (!TryReadStep(bytes, ref position, out var step)
            || !TryOpen(bytes, ref position, 0x2A, out var length) || length != bytes.Length - position
            || !TryOpen(bytes, ref position, 0x0A, out length) || length != bytes.Length - position
            || !TryOpen(bytes, ref position, 0x0A, out length))
        {
            return false;
        }

        var tag = bytes.Slice(position, length);
        if (!TryReadNumber(bytes[(position + length)..], out var value, out var isSingle))
        {
            return false;
        }

        scalar = new ScalarEvent
        {
            WallTime = BinaryPrimitives.ReadDoubleLittleEndian(bytes[1..]),
            Step = step,
            Tag = tag,
            Value = value,
            IsSingle = isSingle,
        };
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadStep(ReadOnlySpan<byte> bytes, ref int position, out long value)
    {
        value = 0;
        if (position >= bytes.Length || bytes[position] != 0x10)
        {
            return true;
        }

        position++;
        for (var shift = 0; shift <= 56 && position < bytes.Length; shift += 7)
        {
            var next = bytes[position++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a key and a length of one or two bytes that lies within the event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryOpen(ReadOnlySpan<byte> bytes, ref int position, byte key, out int length)
    {
        length = 0;
        if (position + 2 > bytes.Length || bytes[position] != key)
        {
            return false;
        }

        length = bytes[position + 1];
        position += 2;
        if (length >= 0x80)
        {
            if (position >= bytes.Length || bytes[position] >= 0x80)
            {
                return false;
            }

            length = (length & 0x7F) | (bytes[position++] << 7);
        }

        return length <= bytes.Length - position;
    }

    /// <summary>Reads the rest of a value, behind its tag.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadNumber(ReadOnlySpan<byte> rest, out double value, out bool isSingle)
    {
        isSingle = true;
        if (rest.Length == 5 && rest[0] == 0x15)
        {
            value = BinaryPrimitives.ReadSingleLittleEndian(rest[1..]);
            return true;
        }

        value = 0;
        var position = 0;
        if (!TryOpen(rest, ref position, 0x42, out var length) || length < TensorPrefixSize + sizeof(float))
        {
            return false;
        }

        var tensor = rest.Slice(position, length);
        position += length;
        if (position < rest.Length && (!TryOpen(rest, ref position, 0x4A, out length) || length != rest.Length - position))
        {
            return false;
        }

        var type = BinaryPrimitives.ReadUInt32BigEndian(tensor);
        var field = BinaryPrimitives.ReadUInt16BigEndian(tensor[4..]);
        if (tensor.Length == TensorPrefixSize + sizeof(float) && type == 0x08011200 && field is 0x2204 or 0x2A04)
        {
            value = BinaryPrimitives.ReadSingleLittleEndian(tensor[TensorPrefixSize..]);
            return true;
        }

        isSingle = false;
        if (tensor.Length != TensorPrefixSize + sizeof(double) || type != 0x08021200 || field is not (0x2208 or 0x3208))
        {
            return false;
        }

        value = BinaryPrimitives.ReadDoubleLittleEndian(tensor[TensorPrefixSize..]);
        return true;
    }
}
