using System.Buffers.Binary;
using System.Numerics;

namespace EventFormat.Writing;

/// <summary>The few protobuf wire forms that hot paths write by hand; each returns the place after what it wrote.</summary>
internal static class Wire
{
    public static int VarintBytes(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    public static int Varint(Span<byte> to, int at, ulong value)
    {
        while (value >= 0x80)
        {
            to[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        to[at++] = (byte)value;
        return at;
    }

    /// <summary>A field of wire type 1.</summary>
    public static int Double(Span<byte> to, int at, byte key, double value)
    {
        to[at] = key;
        BinaryPrimitives.WriteDoubleLittleEndian(to[(at + 1)..], value);
        return at + 9;
    }

    /// <summary>A field of wire type 5.</summary>
    public static int Single(Span<byte> to, int at, byte key, float value)
    {
        to[at] = key;
        BinaryPrimitives.WriteSingleLittleEndian(to[(at + 1)..], value);
        return at + 5;
    }

    /// <summary>Key and length of a field of wire type 2; its content follows.</summary>
    public static int Begin(Span<byte> to, int at, byte key, int length)
    {
        to[at] = key;
        return Varint(to, at + 1, (uint)length);
    }

    /// <summary>How many bytes a field of wire type 2 takes, key and length included.</summary>
    public static int FieldBytes(int length) => 1 + VarintBytes((uint)length) + length;
}
