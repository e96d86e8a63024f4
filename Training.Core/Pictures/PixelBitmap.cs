using System.Runtime.InteropServices;
using EventFormat.Writing;
using SkiaSharp;

namespace Training.Core.Pictures;

/// <summary>Pixels as Skia draws with them, and back as PNG.</summary>
internal static class PixelBitmap
{
    public static SKBitmap From(ReadOnlySpan<byte> pixels, ImageShape shape)
    {
        if (shape.Channels is < 1 or > 4 || pixels.Length != shape.Length)
        {
            throw new ArgumentException($"An image of {shape.Channels} channels and {pixels.Length} bytes cannot be drawn.", nameof(pixels));
        }

        var bitmap = new SKBitmap(new SKImageInfo(shape.Width, shape.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var rgba = new byte[bitmap.ByteCount];
        var plane = shape.Width * shape.Height;
        var (pixelStride, channelStride) = shape.Layout == PixelLayout.Chw ? (1, plane) : (shape.Channels, 1);
        var (green, blue) = shape.Channels >= 3 ? (channelStride, 2 * channelStride) : (0, 0);
        var alpha = shape.Channels is 2 or 4 ? (shape.Channels - 1) * channelStride : -1;
        for (var i = 0; i < plane; i++)
        {
            var from = pixels[(i * pixelStride)..];
            var to = rgba.AsSpan(4 * i, 4);
            (to[0], to[1], to[2], to[3]) = (from[0], from[green], from[blue], alpha < 0 ? (byte)255 : from[alpha]);
        }

        Marshal.Copy(rgba, 0, bitmap.GetPixels(), rgba.Length);
        return bitmap;
    }

    /// <summary>Draws a picture of the given size on white.</summary>
    public static byte[] Draw(int width, int height, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        draw(canvas);
        canvas.Flush();
        using var file = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return file.ToArray();
    }

    /// <summary>By what small images are enlarged, with whole pixels, so that something can be written on them.</summary>
    public static int Enlargement(int width, int height, int wanted) => Math.Max(1, wanted / Math.Max(1, Math.Max(width, height)));
}
