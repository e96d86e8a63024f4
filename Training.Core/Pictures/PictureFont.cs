using SkiaSharp;

namespace Training.Core.Pictures;

/// <summary>The one font of pictures, part of this library: the same text looks the same everywhere, also where no font is installed.</summary>
internal static class PictureFont
{
    private static readonly Lazy<SKTypeface> Inter = new(Load);

    public static SKPaint Paint(float size, SKColor color) => new() { Typeface = Inter.Value, TextSize = size, Color = color, IsAntialias = true, SubpixelText = true };

    /// <summary>The text, or its beginning and an ellipsis where it is wider than there is room.</summary>
    public static string Fit(this SKPaint paint, string text, float width)
    {
        if (paint.MeasureText(text) <= width)
        {
            return text;
        }

        var length = text.Length;
        while (length > 0 && paint.MeasureText(text[..length] + "…") > width)
        {
            length--;
        }

        return length == 0 ? "" : text[..length] + "…";
    }

    private static SKTypeface Load()
    {
        using var font = typeof(PictureFont).Assembly.GetManifestResourceStream("Training.Core.Pictures.Fonts.inter-latin-400-normal.woff")!;
        return SKTypeface.FromStream(font) ?? SKTypeface.Default; // a platform whose Skia cannot read WOFF has fonts of its own
    }
}
