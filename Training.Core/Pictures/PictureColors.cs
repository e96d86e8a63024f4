using SkiaSharp;

namespace Training.Core.Pictures;

/// <summary>Colours of pictures: for boxes by label, and a scale from white to blue.</summary>
internal static class PictureColors
{
    public static readonly SKColor Ink = new(0x1F, 0x24, 0x2B);
    public static readonly SKColor Muted = new(0x63, 0x6C, 0x78);
    public static readonly SKColor Right = new(0x1A, 0x7F, 0x4B);
    public static readonly SKColor Wrong = new(0xC4, 0x32, 0x2E);

    // Okabe and Ito's colours without black: told apart by colour-blind eyes, too.
    private static readonly SKColor[] Labels =
        [new(0xE6, 0x9F, 0x00), new(0x56, 0xB4, 0xE9), new(0x00, 0x9E, 0x73), new(0xF0, 0xE4, 0x42), new(0x00, 0x72, 0xB2), new(0xD5, 0x5E, 0x00), new(0xCC, 0x79, 0xA7)];

    public static SKColor Of(int label) => Labels[label % Labels.Length];

    /// <summary>What can be read on a colour.</summary>
    public static SKColor On(SKColor background) =>
        (0.299 * background.Red) + (0.587 * background.Green) + (0.114 * background.Blue) > 140 ? Ink : SKColors.White;

    /// <summary>White for 0, dark blue for 1.</summary>
    public static SKColor Shade(double share)
    {
        var dark = Math.Clamp(share, 0, 1);
        return new SKColor(Mix(0xFF, 0x0B, dark), Mix(0xFF, 0x3D, dark), Mix(0xFF, 0x91, dark));
    }

    private static byte Mix(int light, int dark, double share) => (byte)Math.Round(light + ((dark - light) * share));
}
