using CsCheck;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class VideoSummariesTests
{
    [Fact]
    public void Encode_FewColours_DecodesToTheSamePixels() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[1, 3], Gen.Int[1, 255]).SelectMany((width, height, frames, colours) =>
            Gen.Byte[0, (byte)colours].Array[width * height * frames].Select(pixels => (width, height, frames, pixels))).Sample(video =>
        {
            var file = GifEncoder.Encode(video.pixels, video.width, video.height, 1, 10);
            var frames = GifFrames.Decode(file, out var width, out var height, out var delay);
            Assert.Equal((video.width, video.height, 10), (width, height, delay));
            Assert.Equal(video.frames, frames.Count);
            Assert.Equal(video.pixels.SelectMany(grey => new[] { grey, grey, grey }), frames.SelectMany(frame => frame));
        });

    [Fact]
    public void Encode_LargeNoise_FillsTheCodeTableAndDecodes()
    {
        var pixels = new byte[300 * 200];
        new Random(1).NextBytes(pixels);
        var frames = GifFrames.Decode(GifEncoder.Encode(pixels, 300, 200, 1, 4), out _, out _, out var delay);
        Assert.Equal(pixels, Assert.Single(frames).Where((_, i) => i % 3 == 0));
        Assert.Equal(25, delay);
    }

    [Fact]
    public void Encode_ManyColours_StaysNear()
    {
        var pixels = new byte[64 * 64 * 3];
        new Random(1).NextBytes(pixels);
        var decoded = Assert.Single(GifFrames.Decode(GifEncoder.Encode(pixels, 64, 64, 3, 4), out _, out _, out _));
        Assert.All(pixels.Zip(decoded), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 27));
    }

    [Fact]
    public void AddVideo_PlanarFloats_IsAnImageOfFrames()
    {
        var image = WrittenValues.Value(writer =>
            writer.AddVideo("v", (float[])[1, 0, 0, 0, 0, 0, /* next frame */ 0, 0, 0, 0, 1, 1], new ImageShape(2, 1, 3, PixelLayout.Chw), 2, 7)).Image;
        Assert.Equal((2, 1, 3), (image.Width, image.Height, image.Colorspace));
        var frames = GifFrames.Decode([.. image.EncodedImageString], out _, out _, out _);
        Assert.Equal([255, 0, 0, 0, 0, 0], frames[0]);
        Assert.Equal([0, 0, 255, 0, 0, 255], frames[1]);
    }

    [Fact]
    public void AddVideo_NonsenseRate_IsTheCallersError() => WrittenValues.Events(writer =>
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddVideo("v", new byte[1], new ImageShape(1, 1), 1, 0, framesPerSecond: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddVideo("v", new byte[1], new ImageShape(1, 1), 1, 0, framesPerSecond: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddVideo("v", new byte[70_000], new ImageShape(70_000, 1), 1, 0));
    });
}
