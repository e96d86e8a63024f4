using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace EventFormat.Records;

/// <summary>The masked CRC-32C checksum that guards both the length and the data of a TFRecord.</summary>
/// <remarks>
/// CRC-32C is the Castagnoli polynomial of RFC 3720; the mask (rotate right by 15, add a constant) keeps a checksum stored
/// beside the data it covers from being its own input. Computed by the processor's CRC-32C instruction where it has one.
/// </remarks>
public static class MaskedCrc32C
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>Returns the masked checksum of <paramref name="data"/>.</summary>
    public static uint Compute(ReadOnlySpan<byte> data) => Mask(Crc32C(data));

    /// <summary>Applies TFRecord's mask to a plain CRC-32C.</summary>
    public static uint Mask(uint crc) => BitOperations.RotateRight(crc, 15) + MaskDelta;

    private static uint Crc32C(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(data))
        {
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        foreach (var tail in data[(data.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, tail);
        }

        return ~crc;
    }
}
