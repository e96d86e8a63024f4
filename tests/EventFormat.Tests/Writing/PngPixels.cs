using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EventFormat.Tests.Writing;

/// <summary>A plain decoder of 8-bit PNG files without a palette.</summary>
internal static class PngPixels
{
    public static byte[] Decode(ReadOnlySpan<byte> file, out int width, out int height, out int channels)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8].ToArray());
        (width, height, channels) = (0, 0, 0);
        using var compressed = new MemoryStream();
        for (var rest = file[8..]; !rest.IsEmpty;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            var type = Encoding.ASCII.GetString(rest.Slice(4, 4));
            var content = rest.Slice(8, length);
            Assert.Equal(Checksum(rest.Slice(4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + length)..]));
            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                Assert.Equal(8, content[8]);
                channels = content[9] switch { 0 => 1, 4 => 2, 2 => 3, 6 => 4, _ => 0 };
            }
            else if (type == "IDAT")
            {
                compressed.Write(content);
            }

            rest = rest[(12 + length)..];
        }

        compressed.Position = 0;
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        return Unfilter(zlib, width * channels, height, channels);
    }

    private static byte[] Unfilter(Stream rows, int stride, int height, int channels)
    {
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = rows.ReadByte();
            var row = pixels.AsSpan(y * stride, stride);
            rows.ReadExactly(row);
            for (var x = 0; x < stride; x++)
            {
                int left = x >= channels ? row[x - channels] : 0;
                int up = y > 0 ? pixels[((y - 1) * stride) + x] : 0;
                int corner = x >= channels && y > 0 ? pixels[((y - 1) * stride) + x - channels] : 0;
                row[x] += filter switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => (byte)up,
                    3 => (byte)((left + up) / 2),
                    _ => (byte)Paeth(left, up, corner),
                };
            }
        }

        Assert.Equal(-1, rows.ReadByte());
        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
