namespace EventFormat.Writing;

/// <summary>Brings pixels into the form encoders take: bytes, row by row, the channels of a pixel together.</summary>
internal static class ImagePixels
{
    public static byte[] ToHwc(ReadOnlySpan<byte> pixels, ImageShape shape)
    {
        if (shape.Layout == PixelLayout.Hwc || shape.Channels == 1)
        {
            return pixels.ToArray();
        }

        var hwc = new byte[pixels.Length];
        var plane = shape.Width * shape.Height;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var from = pixels.Slice(channel * plane, plane);
            for (int i = 0, to = channel; i < from.Length; i++, to += shape.Channels)
            {
                hwc[to] = from[i];
            }
        }

        return hwc;
    }

    /// <summary>Bytes of values between 0 and 1: times 255, cut off, as PyTorch does; NaN is 0.</summary>
    public static byte[] ToBytes(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var scaled = values[i] * 255;
            bytes[i] = scaled >= 255 ? (byte)255 : scaled > 0 ? (byte)scaled : (byte)0;
        }

        return bytes;
    }

    /// <summary>Lays images out in rows of so many, with black gaps between them.</summary>
    public static byte[] ToGrid(ReadOnlySpan<byte> pixels, ImageShape shape, int images, int columns, int gap, out ImageShape grid)
    {
        columns = Math.Min(columns, images);
        var rows = (images + columns - 1) / columns;
        grid = new ImageShape(
            checked((columns * (shape.Width + gap)) + gap), checked((rows * (shape.Height + gap)) + gap), shape.Channels);
        var all = new byte[grid.Length];
        var (stride, gridStride) = (shape.Width * shape.Channels, grid.Width * shape.Channels);
        for (var image = 0; image < images; image++)
        {
            var hwc = ToHwc(pixels.Slice(image * shape.Length, shape.Length), shape);
            var top = gap + (image / columns * (shape.Height + gap));
            var left = gap + (image % columns * (shape.Width + gap));
            for (var row = 0; row < shape.Height; row++)
            {
                hwc.AsSpan(row * stride, stride).CopyTo(all.AsSpan(((top + row) * gridStride) + (left * shape.Channels)));
            }
        }

        return all;
    }
}
