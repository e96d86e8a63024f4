namespace EventFormat.Writing;

/// <summary>The at most 256 colours of an animation: its own where that suffices, else 6 × 7 × 6 evenly spread ones.</summary>
internal sealed class GifPalette
{
    private readonly Dictionary<int, byte>? _exact;

    private GifPalette(byte[] colors, Dictionary<int, byte>? exact) => (Colors, _exact) = (colors, exact);

    /// <summary>256 colours of red, green and blue.</summary>
    public byte[] Colors { get; }

    public static GifPalette For(ReadOnlySpan<byte> hwc, int channels)
    {
        var exact = new Dictionary<int, byte>();
        var colors = new byte[3 * 256];
        for (var at = 0; at < hwc.Length; at += channels)
        {
            var color = ColorAt(hwc, at, channels);
            if (exact.ContainsKey(color))
            {
                continue;
            }

            if (exact.Count == 256)
            {
                return new GifPalette(EvenColors(), null);
            }

            var index = exact.Count;
            exact[color] = (byte)index;
            (colors[3 * index], colors[(3 * index) + 1], colors[(3 * index) + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
        }

        return new GifPalette(colors, exact);
    }

    /// <summary>The palette's index for each pixel.</summary>
    public void Map(ReadOnlySpan<byte> hwc, int channels, Span<byte> indices)
    {
        for (int at = 0, pixel = 0; at < hwc.Length; at += channels, pixel++)
        {
            var color = ColorAt(hwc, at, channels);
            indices[pixel] = _exact is not null ? _exact[color] : Nearest(color);
        }
    }

    private static int ColorAt(ReadOnlySpan<byte> hwc, int at, int channels) => channels >= 3
        ? (hwc[at] << 16) | (hwc[at + 1] << 8) | hwc[at + 2]
        : hwc[at] * 0x010101;

    private static byte Nearest(int color)
    {
        var (red, green, blue) = (color >> 16, (color >> 8) & 0xFF, color & 0xFF);
        return (byte)(((((red * 5) + 127) / 255) * 42) + ((((green * 6) + 127) / 255) * 6) + (((blue * 5) + 127) / 255));
    }

    private static byte[] EvenColors()
    {
        var colors = new byte[3 * 256];
        for (var index = 0; index < 6 * 7 * 6; index++)
        {
            colors[3 * index] = (byte)(index / 42 * 255 / 5);
            colors[(3 * index) + 1] = (byte)(index / 6 % 7 * 255 / 6);
            colors[(3 * index) + 2] = (byte)(index % 6 * 255 / 5);
        }

        return colors;
    }
}
