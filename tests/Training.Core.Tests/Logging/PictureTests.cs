using EventFormat.Writing;
using SkiaSharp;
using Training.Core.Pictures;

namespace Training.Core.Tests.Logging;

public sealed class PictureTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(200)]
    public void ConfusionPicture_Diagonal_IsDarkAndTheRestIsWhite(int classes)
    {
        var counts = new long[classes, classes];
        for (var i = 0; i < classes; i++)
        {
            counts[i, i] = 5;
        }

        using var image = SKBitmap.Decode(ConfusionPicture.Draw(counts, [.. Enumerable.Range(0, classes).Select(i => $"class {i}")]));
        var (right, bottom) = (image.Width - 12, image.Height - 12);
        Assert.Equal(PictureColors.Shade(1), image.GetPixel(right - 2, bottom - 2)); // the last class, taken for itself
        Assert.Equal(SKColors.White, image.GetPixel(right - 2, bottom - 2 - (720 / classes > 56 ? 56 : 720 / classes)));
    }

    [Fact]
    public void ConfusionPicture_ShortNames_AreWritten()
    {
        var empty = Ink(ConfusionPicture.Draw(new long[2, 2], ["", ""]));
        Assert.True(Ink(ConfusionPicture.Draw(new long[2, 2], ["0", ""])) > empty);
        Assert.True(Ink(ConfusionPicture.Draw(new long[2, 2], ["", "1"])) > empty);
    }

    [Fact]
    public void SamplePicture_WrongPrediction_IsRedAndSaysWhatIsTrue()
    {
        using var right = SKBitmap.Decode(SamplePicture.Draw([new byte[64]], new ImageShape(8, 8), [("cat", "cat")]));
        using var wrong = SKBitmap.Decode(SamplePicture.Draw([new byte[64]], new ImageShape(8, 8), [("dog", "cat")]));
        Assert.Contains(right.Pixels, pixel => pixel.Green > pixel.Red + 60);
        Assert.DoesNotContain(right.Pixels, pixel => pixel.Red > pixel.Green + 60);
        Assert.Contains(wrong.Pixels, pixel => pixel.Red > pixel.Green + 60);
    }

    [Theory]
    [InlineData(1, PixelLayout.Hwc)]
    [InlineData(2, PixelLayout.Chw)]
    [InlineData(3, PixelLayout.Chw)]
    [InlineData(4, PixelLayout.Hwc)]
    public void PixelBitmap_AnyChannels_AreWhereTheyBelong(int channels, PixelLayout layout)
    {
        // Two pixels; channel c of pixel p is 10 c + p + 1, alpha opaque.
        var pixels = new byte[2 * channels];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (pixel, channel) = layout == PixelLayout.Chw ? (i % 2, i / 2) : (i / channels, i % channels);
            pixels[i] = channels is 2 or 4 && channel == channels - 1 ? (byte)255 : (byte)((10 * channel) + pixel + 1);
        }

        using var bitmap = PixelBitmap.From(pixels, new ImageShape(2, 1, channels, layout));
        Assert.Equal(channels >= 3 ? new SKColor(2, 12, 22) : new SKColor(2, 2, 2), bitmap.GetPixel(1, 0));
    }

    private static int Ink(byte[] file)
    {
        using var image = SKBitmap.Decode(file);
        return image.Pixels.Count(pixel => pixel.Red < 0x50);
    }
}
