namespace EventFormat.Tests.Writing;

/// <summary>A plain decoder of GIF files whose frames cover the whole picture.</summary>
internal static class GifFrames
{
    /// <summary>The frames as red, green and blue bytes.</summary>
    public static List<byte[]> Decode(byte[] file, out int width, out int height, out int delay)
    {
        Assert.Equal("GIF89a"u8.ToArray(), file[..6]);
        (width, height, delay) = (file[6] | (file[7] << 8), file[8] | (file[9] << 8), 0);
        Assert.Equal(0x87, file[10] & 0x87);
        var palette = file.AsSpan(13, 768).ToArray();
        var frames = new List<byte[]>();
        var at = 13 + 768;
        while (file[at] != 0x3B)
        {
            if (file[at] == 0x21)
            {
                delay = file[at + 1] == 0xF9 ? file[at + 4] | (file[at + 5] << 8) : delay;
                at += 2;
                Blocks(file, ref at);
                continue;
            }

            Assert.Equal(0x2C, file[at]);
            at += 10;
            int minimum = file[at++];
            var indices = Decompress(Blocks(file, ref at), minimum);
            Assert.Equal(width * height, indices.Count);
            frames.Add([.. indices.SelectMany(index => palette.AsSpan(index * 3, 3).ToArray())]);
        }

        Assert.Equal(file.Length, at + 1);
        return frames;
    }

    private static byte[] Blocks(byte[] file, ref int at)
    {
        var all = new List<byte>();
        while (file[at] is var length && length > 0)
        {
            all.AddRange(file.AsSpan(at + 1, length));
            at += 1 + length;
        }

        at++;
        return [.. all];
    }

    private static List<byte> Decompress(byte[] data, int minimum)
    {
        var (clear, width, bit) = (1 << minimum, minimum + 1, 0);
        var output = new List<byte>();
        var table = new List<byte[]>();
        byte[]? previous = null;
        while (true)
        {
            var code = 0;
            for (var i = 0; i < width; i++, bit++)
            {
                code |= ((data[bit / 8] >> (bit % 8)) & 1) << i;
            }

            if (code == clear)
            {
                table = [.. Enumerable.Range(0, clear + 2).Select(symbol => new[] { (byte)symbol })];
                (width, previous) = (minimum + 1, null);
                continue;
            }

            if (code == clear + 1)
            {
                Assert.InRange(data.Length - ((bit + 7) / 8), 0, 0);
                return output;
            }

            if (previous is not null && table.Count < 4096)
            {
                table.Add([.. previous, code < table.Count ? table[code][0] : previous[0]]);
                width += table.Count == 1 << width && width < 12 ? 1 : 0;
            }

            previous = table[code];
            output.AddRange(previous);
        }
    }
}
