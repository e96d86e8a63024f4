using EventFormat.Writing;
using SkiaSharp;

namespace Training.Core.Pictures;

/// <summary>Images in rows, each with what was predicted and, where that is wrong, what is true.</summary>
internal static class SamplePicture
{
    private const int LeastSize = 96;
    private const int Gap = 8;
    private const float TextSize = 20; // cards show the picture at half its size
    private const int LineHeight = 25;

    public static byte[] Draw(IReadOnlyList<byte[]> images, ImageShape shape, IReadOnlyList<(string Predicted, string True)> captions)
    {
        var scale = PixelBitmap.Enlargement(shape.Width, shape.Height, LeastSize);
        var (width, height) = (Math.Max(shape.Width * scale, 72), shape.Height * scale);
        var columns = Math.Clamp(960 / (width + Gap), 1, Math.Min(8, images.Count));
        var rows = (images.Count + columns - 1) / columns;
        var lines = captions.Any(static caption => caption.Predicted != caption.True) ? 2 : 1;
        var rowHeight = height + (lines * LineHeight) + Gap;
        return PixelBitmap.Draw(Gap + (columns * (width + Gap)), Gap + (rows * rowHeight), canvas =>
        {
            for (var i = 0; i < images.Count; i++)
            {
                var (x, y) = (Gap + (i % columns * (width + Gap)), Gap + (i / columns * rowHeight));
                using var image = PixelBitmap.From(images[i], shape);
                canvas.DrawBitmap(image, SKRect.Create(x, y, shape.Width * scale, height));
                var (predicted, wanted) = captions[i];
                var isRight = predicted == wanted;
                using var verdict = PictureFont.Paint(TextSize, isRight ? PictureColors.Right : PictureColors.Wrong);
                canvas.DrawText(verdict.Fit(isRight ? predicted : $"× {predicted}", width), x, y + height + LineHeight - 5, verdict);
                if (!isRight)
                {
                    using var truth = PictureFont.Paint(TextSize, PictureColors.Muted);
                    canvas.DrawText(truth.Fit($"is {wanted}", width), x, y + height + (2 * LineHeight) - 5, truth);
                }
            }
        });
    }
}
