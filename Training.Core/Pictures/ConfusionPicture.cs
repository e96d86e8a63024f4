using System.Globalization;
using SkiaSharp;

namespace Training.Core.Pictures;

/// <summary>A confusion matrix: rows are the true classes, shaded by their share of the row, with counts where they can be read.</summary>
internal static class ConfusionPicture
{
    /// <summary>Classes beyond which a picture of single cells shows nothing.</summary>
    public const int MaxClasses = 200;

    private const float MaxTextSize = 22; // cards show the picture at half its size
    private const int Margin = 12;

    public static byte[] Draw(long[,] counts, IReadOnlyList<string> names)
    {
        var classes = counts.GetLength(0);
        var cell = Math.Clamp(720 / classes, 4, 56);
        var hasText = cell >= 16;
        var textSize = Math.Clamp(cell * 0.4f, 11, MaxTextSize);
        using var ink = PictureFont.Paint(textSize, PictureColors.Ink);
        using var muted = PictureFont.Paint(textSize, PictureColors.Muted);
        var widest = hasText ? Enumerable.Range(0, classes).Max(i => ink.MeasureText(names[i])) : 0;
        var label = hasText ? (int)Math.Ceiling(Math.Min(180, widest)) + 8 : 0;
        var isLevel = widest <= cell - 6; // above the columns there is room for the names as they are
        var title = (int)Math.Ceiling(textSize * 1.6f);
        var (left, top) = (Margin + title + label, Margin + title + (isLevel && hasText ? title : label));
        var size = classes * cell;
        return PixelBitmap.Draw(left + size + Margin, top + size + Margin, canvas =>
        {
            canvas.DrawText("predicted", left + ((size - muted.MeasureText("predicted")) / 2), Margin + textSize, muted);
            Upright(canvas, "true", Margin + textSize, top + ((size + muted.MeasureText("true")) / 2), muted);
            for (var row = 0; row < classes; row++)
            {
                if (hasText)
                {
                    var name = ink.Fit(names[row], label - 8);
                    canvas.DrawText(name, left - 6 - ink.MeasureText(name), top + (row * cell) + (cell / 2f) + (textSize * 0.36f), ink);
                    DrawAbove(canvas, name, left + (row * cell) + (cell / 2f), top - 6, isLevel, ink);
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
                using var ink = PictureFont.Paint(Math.Min(MaxTextSize, cell * 0.4f), PictureColors.On(color));
                ink.TextSize *= Math.Min(1, (cell - 4) / ink.MeasureText(text));
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

    private static void DrawAbove(SKCanvas canvas, string name, float middle, float bottom, bool isLevel, SKPaint ink)
    {
        if (isLevel)
        {
            canvas.DrawText(name, middle - (ink.MeasureText(name) / 2), bottom, ink);
        }
        else
        {
            Upright(canvas, name, middle + (ink.TextSize * 0.36f), bottom, ink);
        }
    }

    private static void Upright(SKCanvas canvas, string text, float x, float y, SKPaint paint)
    {
        canvas.Save();
        canvas.RotateDegrees(-90, x, y);
        canvas.DrawText(text, x, y, paint);
        canvas.Restore();
    }
}
