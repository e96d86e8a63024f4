using CsCheck;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class ImageSummariesTests
{
    public static TheoryData<string> TagsOfPyTorch { get; } = [.. WrittenValues.Recorded("pytorch_all/images").Select(one => one.Value.Tag).Distinct()];

    [Theory]
    [MemberData(nameof(TagsOfPyTorch))]
    public void AddImage_PixelsOfPyTorchsImage_DecodeToTheSamePixels(string tag)
    {
        var recorded = WrittenValues.Recorded("pytorch_all/images", tag)[0].Value.Image;
        var pixels = PngPixels.Decode(recorded.EncodedImageString.Span, out var width, out var height, out var channels);
        var image = WrittenValues.Value(writer => writer.AddImage(tag, pixels, new ImageShape(width, height, channels), 0)).Image;
        Assert.Equal((width, height), (image.Width, image.Height));
        Assert.Equal(pixels, PngPixels.Decode(image.EncodedImageString.Span, out _, out _, out _));
    }

    [Fact]
    public void Encode_AnyPixels_DecodesToThem() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 4]).SelectMany((width, height, channels) =>
            Gen.Byte.Array[width * height * channels].Select(pixels => (width, height, channels, pixels))).Sample(image =>
        {
            var file = PngEncoder.Encode(image.pixels, image.width, image.height, image.channels);
            Assert.Equal(image.pixels, PngPixels.Decode(file, out var width, out var height, out var channels));
            Assert.Equal((image.width, image.height, image.channels), (width, height, channels));
            Assert.True(EncodedImageSize.TryRead(file, out width, out height));
            Assert.Equal((image.width, image.height), (width, height));
        });

    [Fact]
    public void AddImage_FloatsChannelByChannel_AreScaledCutOffAndInterleaved()
    {
        float[] red = [0, 0.5f, 1, 2], green = [-1, 0.25f, float.NaN, 0.999f], blue = [1, 1, 0, 0];
        var image = WrittenValues.Value(writer =>
            writer.AddImage("i", [.. red, .. green, .. blue], new ImageShape(2, 2, 3, PixelLayout.Chw), 0)).Image;
        Assert.Equal(
            [0, 0, 255, 127, 63, 255, 255, 0, 0, 255, 254, 0],
            PngPixels.Decode(image.EncodedImageString.Span, out _, out _, out _));
        Assert.Equal(3, image.Colorspace);
    }

    [Fact]
    public void AddImages_Batch_IsTensorFlowsTensorOfSamples()
    {
        var recorded = WrittenValues.Recorded("tf_style/train", "images/multi")[0].Value;
        var pixels = recorded.Tensor.StringVal.Skip(2).SelectMany(file => PngPixels.Decode(file.Span, out _, out _, out _)).ToArray();
        var value = WrittenValues.Value(writer => writer.AddImages("images/multi", pixels, new ImageShape(32, 24, 3), 3, 0));
        Assert.Equal(recorded.Tensor.TensorShape, value.Tensor.TensorShape);
        Assert.Equal(recorded.Tensor.StringVal.Take(2), value.Tensor.StringVal.Take(2));
        Assert.Equal(pixels, value.Tensor.StringVal.Skip(2).SelectMany(file => PngPixels.Decode(file.Span, out _, out _, out _)));
        Assert.Equal("images", value.Metadata.PluginData.PluginName);
    }

    [Fact]
    public void AddImageGrid_ThreeImagesInTwoColumns_LeavesGapsAndAnEmptyPlace()
    {
        var image = WrittenValues.Value(writer =>
            writer.AddImageGrid("g", (byte[])[1, 2, 3], new ImageShape(1, 1), 3, 0, columns: 2, gap: 1)).Image;
        Assert.Equal((5, 5), (image.Width, image.Height));
        Assert.Equal(
            [
                0, 0, 0, 0, 0,
                0, 1, 0, 2, 0,
                0, 0, 0, 0, 0,
                0, 3, 0, 0, 0,
                0, 0, 0, 0, 0,
            ],
            PngPixels.Decode(image.EncodedImageString.Span, out _, out _, out _));
    }

    [Theory]
    [InlineData("474946383961400020008700000000000000000000000000000000", 64, 32)]
    [InlineData("FFD8FFE000104A46494600010100000100010000FFC00011080030004003012200021101031101", 64, 48)]
    [InlineData("424D000000000000000036000000280000004000000020000000", 64, 32)]
    [InlineData("424D00000000000000003600000028000000400000E0FFFFFF00", 0, 0)]
    [InlineData("524946460000000057454250565038580A000000000000003F00001F0000", 64, 32)]
    [InlineData("52494646000000005745425056503820000000000000009D012A40002000", 64, 32)]
    [InlineData("FFD8FFE0FFFF4A46494600010100000100010000FFC00011080030004003", 0, 0)]
    [InlineData("00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF", 0, 0)]
    public void EncodedImage_HeadOfAFile_SaysItsSize(string head, int width, int height)
    {
        var bytes = Convert.FromHexString(head);
        var found = EncodedImageSize.TryRead(bytes, out var w, out var h);
        Assert.Equal(width > 0, found);
        if (found)
        {
            Assert.Equal((width, height), (w, h));
            var image = WrittenValues.Value(writer => writer.AddEncodedImage("e", bytes, 0)).Image;
            Assert.Equal(bytes, image.EncodedImageString);
            Assert.Equal((width, height), (image.Width, image.Height));
        }
    }

    [Fact]
    public void EncodedImage_AnyBytes_NeverThrows()
    {
        byte[][] starts = [[0xFF, 0xD8, 0xFF, 0xC4], [.. "RIFF0000WEBPVP8 "u8], [.. "BM"u8], [.. "GIF8"u8], []];
        Gen.Select(Gen.Int[0, starts.Length - 1], Gen.Byte.Array[0, 60])
            .Sample((start, rest) =>
            {
                EncodedImageSize.TryRead([.. starts[start], .. rest], out _, out _);
            });
    }

    [Fact]
    public void AddImage_WrongNumberOfValues_IsTheCallersError() => WrittenValues.Events(writer =>
    {
        Assert.Throws<ArgumentException>(() => writer.AddImage("i", new byte[11], new ImageShape(2, 2, 3), 0));
        Assert.Throws<ArgumentException>(() => writer.AddImage("i", new byte[20], new ImageShape(2, 2, 5), 0));
        Assert.Throws<ArgumentException>(() => writer.AddImages("i", new byte[12], new ImageShape(2, 2, 3), 2, 0));
        Assert.Throws<ArgumentException>(() => writer.AddImage("i", Array.Empty<byte>(), new ImageShape(0, 2, 3), 0));
        Assert.Throws<ArgumentException>(() => writer.AddEncodedImage("i", "not an image, not at all"u8, 0));
    });
}
