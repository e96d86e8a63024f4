using System.Globalization;
using SkiaSharp;

namespace Training.Core.Pictures;

/// <summary>A confusion matrix: rows are the true classes, shaded by their share of the row, with counts where they can be read.</summary>
internal static class ConfusionPicture
{
    /// <summary>Classes beyond which a picture of single cells shows nothing.</summary>
    public const int MaxClasses = 200;

    private const float TextSize = 13;
    private const int Margin = 12;

    public static byte[] Draw(long[,] counts, IReadOnlyList<string> names)
    {
        var classes = counts.GetLength(0);
        var cell = Math.Clamp(720 / classes, 4, 56);
        var hasText = cell >= 16;
        using var ink = PictureFont.Paint(TextSize, PictureColors.Ink);
        using var muted = PictureFont.Paint(TextSize, PictureColors.Muted);
        var label = hasText ? (int)Math.Ceiling(Math.Min(140, Enumerable.Range(0, classes).Max(i => ink.MeasureText(names[i])))) + 8 : 0;
        var (left, top) = (Margin + 22 + label, Margin + 22 + label);
        var size = classes * cell;
        return PixelBitmap.Draw(left + size + Margin, top + size + Margin, canvas =>
        {
            canvas.DrawText("predicted", left + ((size - muted.MeasureText("predicted")) / 2), Margin + TextSize, muted);
            Upright(canvas, "true", Margin + TextSize, top + ((size + muted.MeasureText("true")) / 2), muted);
            for (var row = 0; row < classes; row++)
            {
                if (hasText)
                {
                    var name = ink.Fit(names[row], label - 8);
                    canvas.DrawText(name, left - 6 - ink.MeasureText(name), top + (row * cell) + (cell / 2f) + (TextSize * 0.36f), ink);
                    Upright(canvas, name, left + (row * cell) + (cell / 2f) + (TextSize * 0.36f), top - 6, ink);
                }

                DrawRow(canvas, counts, row, left, top + (row * cell), cell, hasText);
            }

            using var frame = new SKPaint { Style = SKPaintStyle.Stroke, Color = PictureColors.Muted, StrokeWidth = 1 };
            canvas.DrawRect(SKRect.Create(left - 0.5f, top - 0.5f, size + 1, size + 1), frame);
        });
    }

    private static void DrawRow(SKCanvas canvas, long[,] counts, int row, int left, int top, int cell, bool hasText)
    {
        var classes = counts.GetLength(0);
        var sum = Enumerable.Range(0, classes).Sum(column => counts[row, column]);
        for (var column = 0; column < classes; column++)
        {
            var count = counts[row, column];
            var color = PictureColors.Shade(sum == 0 ? 0 : Math.Sqrt((double)count / sum)); // the root, so that rare mistakes are seen, too
            using var fill = new SKPaint { Color = color };
            canvas.DrawRect(SKRect.Create(left + (column * cell), top, cell, cell), fill);
            if (hasText && count > 0)
            {
                var text = Short(count);
                using var ink = PictureFont.Paint(Math.Min(TextSize, cell * 0.42f), PictureColors.On(color));
                canvas.DrawText(text, left + (column * cell) + ((cell - ink.MeasureText(text)) / 2), top + (cell / 2f) + (ink.TextSize * 0.36f), ink);
            }
        }
    }

    private static string Short(long count) => count switch
    {
        < 10_000 => count.ToString(CultureInfo.InvariantCulture),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e3:0}k"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{count / 1e6:0.#}M"),
    };

    private static void Upright(SKCanvas canvas, string text, float x, float y, SKPaint paint)
    {
        canvas.Save();
        canvas.RotateDegrees(-90, x, y);
        canvas.DrawText(text, x, y, paint);
        canvas.Restore();
    }
}
