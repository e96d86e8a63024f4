using System.Buffers.Binary;
using System.IO.Compression;

namespace EventFormat.Writing;

/// <summary>Writes PNG files of 8 bits per channel, quickly rather than small: zlib level 1, one cheap filter per row.</summary>
internal static class PngEncoder
{
    /// <summary>Encodes rows of pixels whose channels lie together.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> hwc, int width, int height, int channels)
    {
        using var file = new MemoryStream((hwc.Length / 2) + 1024);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = channels switch { 1 => 0, 2 => 4, 3 => 2, _ => 6 };
        header[10..].Clear();
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(hwc, width * channels, channels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> hwc, int stride, int channels)
    {
        var compressed = new MemoryStream((hwc.Length / 2) + 1024);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[1 + stride];
            var other = new byte[1 + stride];
            var above = new byte[stride].AsSpan();
            for (var row = hwc; !row.IsEmpty; row = row[stride..])
            {
                // The filter that leaves the smaller residue, PNG's own recommendation; two of the five are enough here.
                var up = PngFilter.Up(row[..stride], above, line);
                var left = PngFilter.Sub(row[..stride], channels, other);
                zlib.Write(up <= left ? line : other);
                row[..stride].CopyTo(above);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Compute(type, content));
        file.Write(number);
    }
}
