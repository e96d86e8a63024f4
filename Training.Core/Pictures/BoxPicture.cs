using System.Globalization;
using EventFormat.Writing;
using SkiaSharp;
using Training.Core.Logging;

namespace Training.Core.Pictures;

/// <summary>An image with labelled boxes.</summary>
internal static class BoxPicture
{
    private const int LeastSize = 320;
    private const float TextSize = 13;
    private const float Padding = 3;

    public static byte[] Draw(ReadOnlySpan<byte> pixels, ImageShape shape, IReadOnlyList<LabelledBox> boxes)
    {
        foreach (var box in boxes)
        {
            if (!double.IsFinite(box.Left + box.Top + box.Right + box.Bottom))
            {
                throw new ArgumentException($"{box} has an edge that is not finite.", nameof(boxes));
            }
        }

        var scale = PixelBitmap.Enlargement(shape.Width, shape.Height, LeastSize);
        using var image = PixelBitmap.From(pixels, shape);
        return PixelBitmap.Draw(shape.Width * scale, shape.Height * scale, canvas =>
        {
            canvas.DrawBitmap(image, SKRect.Create(shape.Width * scale, shape.Height * scale));
            var colors = boxes.Select(box => box.Label).Distinct(StringComparer.Ordinal).Select((label, i) => (label, color: PictureColors.Of(i))).ToDictionary(pair => pair.label, pair => pair.color);
            foreach (var box in boxes)
            {
                Draw(canvas, box, scale, colors[box.Label], shape.Width * scale);
            }
        });
    }

    private static void Draw(SKCanvas canvas, LabelledBox box, int scale, SKColor color, float width)
    {
        var edges = new SKRect((float)box.Left * scale, (float)box.Top * scale, (float)box.Right * scale, (float)box.Bottom * scale);
        using var halo = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 4, Color = SKColors.Black.WithAlpha(110), IsAntialias = true };
        using var line = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 2, Color = color, IsAntialias = true };
        canvas.DrawRect(edges, halo); // seen on backgrounds of the line's own colour
        canvas.DrawRect(edges, line);
        var text = box.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $"{box.Label} {score:0.00}").TrimStart() : box.Label;
        if (text.Length == 0)
        {
            return;
        }

        using var ink = PictureFont.Paint(TextSize, PictureColors.On(color));
        text = ink.Fit(text, width - (2 * Padding));
        var (tagWidth, tagHeight) = (ink.MeasureText(text) + (2 * Padding), TextSize + (2 * Padding));
        var left = Math.Clamp(edges.Left - 1, 0, Math.Max(0, width - tagWidth));
        var top = edges.Top - tagHeight >= 0 ? edges.Top - tagHeight : Math.Max(0, edges.Top); // above the box, or within where there is no room
        using var tag = new SKPaint { Color = color };
        canvas.DrawRect(SKRect.Create(left, top, tagWidth, tagHeight), tag);
        canvas.DrawText(text, left + Padding, top + Padding + (TextSize * 0.85f), ink);
    }
}
