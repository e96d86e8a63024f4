using System.Buffers.Binary;

namespace EventFormat.Writing;

/// <summary>Writes animated GIF files that loop forever.</summary>
internal static class GifEncoder
{
    /// <summary>Encodes frames of pixels whose channels lie together; alpha is ignored.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> hwc, int width, int height, int channels, double framesPerSecond)
    {
        var palette = GifPalette.For(hwc, channels);
        var frameBytes = width * height * channels;
        var indices = new byte[width * height];
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        WriteSize(file, width, height);
        file.Write([0xF7, 0, 0]); // a global palette of 256 colours, 8 bits each
        file.Write(palette.Colors);
        file.Write([0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0]);
        var delay = (ushort)Math.Clamp(Math.Round(100 / framesPerSecond), 2, ushort.MaxValue);
        for (var frame = hwc; !frame.IsEmpty; frame = frame[frameBytes..])
        {
            file.Write([0x21, 0xF9, 4, 0, (byte)delay, (byte)(delay >> 8), 0, 0]);
            file.Write([0x2C, 0, 0, 0, 0]);
            WriteSize(file, width, height);
            file.WriteByte(0);
            palette.Map(frame[..frameBytes], channels, indices);
            new GifLzw(file).Write(indices);
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }

    private static void WriteSize(MemoryStream file, int width, int height)
    {
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(size[2..], (ushort)height);
        file.Write(size);
    }
}
