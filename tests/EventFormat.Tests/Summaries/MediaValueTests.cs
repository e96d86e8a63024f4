using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace EventFormat.Tests.Summaries;

public sealed class MediaValueTests
{
    private static readonly ByteString Png = ByteString.CopyFrom(0x89, 0x50, 0x4E, 0x47);
    private static readonly ByteString Wav = ByteString.CopyFromUtf8("RIFF....");

    [Fact]
    public void DecodeImage_OldAndNew_AreTheSame()
    {
        var old = new Summary.Types.Value
        {
            Image = new Summary.Types.Image { Width = 640, Height = 480, EncodedImageString = Png },
        };
        var tensor = Some.Strings([3], ByteString.CopyFromUtf8("640"), ByteString.CopyFromUtf8("480"), Png);

        foreach (var value in new[] { old, Some.Tensor(tensor) })
        {
            var image = ImageValue.Decode(value.ToByteArray());
            Assert.Equal((640, 480), (image.Width, image.Height));
            Assert.Equal(Png.Span, Assert.Single(image.Images).Span);
        }
    }

    [Fact]
    public void DecodeImage_Tensor_SlicesTheMessageInsteadOfCopying()
    {
        var tensor = Some.Strings([4], ByteString.CopyFromUtf8("1"), ByteString.CopyFromUtf8("1"), Png, Png);
        var bytes = Some.Tensor(tensor).ToByteArray();

        var images = ImageValue.Decode(bytes).Images;

        Assert.Equal(2, images.Count);
        Assert.All(images, image => Assert.True(bytes.AsSpan().Overlaps(image.Span)));
    }

    [Theory]
    [InlineData("-1", "1")]
    [InlineData("1x", "1")]
    [InlineData("1", "")]
    [InlineData("1", "99999999999")]
    public void DecodeImage_SizeThatIsNoNumber_IsRefused(string width, string height)
    {
        var tensor = Some.Strings([2], ByteString.CopyFromUtf8(width), ByteString.CopyFromUtf8(height));
        Assert.Throws<SummaryFormatException>(() => ImageValue.Decode(Some.Tensor(tensor).ToByteArray()));
    }

    [Fact]
    public void DecodeAudio_Old_KeepsWhatTheWriterSaid()
    {
        var old = new Summary.Types.Audio
        {
            SampleRate = 8000,
            NumChannels = 2,
            LengthFrames = 40,
            ContentType = "audio/x",
            EncodedAudioString = Wav,
        };

        var audio = AudioValue.Decode(new Summary.Types.Value { Audio = old }.ToByteArray());

        Assert.Equal(("audio/x", 8000, 2, 40), (audio.ContentType, audio.SampleRate, audio.Channels, audio.LengthInFrames));
        Assert.Equal(Wav.Span, Assert.Single(audio.Clips).Sound.Span);
    }

    [Fact]
    public void DecodeAudio_TensorWithLabels_GivesClipsAndLabels()
    {
        var tensor = Some.Strings([2, 2], Wav, ByteString.CopyFromUtf8("one"), Wav, ByteString.CopyFromUtf8("two"));

        var audio = AudioValue.Decode(Some.Tensor(tensor).ToByteArray());

        Assert.Equal("audio/wav", audio.ContentType);
        Assert.Equal(["one", "two"], audio.Clips.Select(clip => clip.Label));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void DecodeAudio_TensorOfOneColumn_HasNoLabels(int clips)
    {
        var tensor = Some.Strings([clips], [.. Enumerable.Repeat(Wav, clips)]);
        Assert.Equal(clips, AudioValue.Decode(Some.Tensor(tensor).ToByteArray()).Clips.Count);
    }

    [Fact]
    public void DecodeText_AnyShape_KeepsShapeAndOrder()
    {
        var tensor = Some.Strings([2, 1], ByteString.CopyFromUtf8("Δ"), ByteString.CopyFrom(0xFF));

        var text = TextValue.Decode(Some.Tensor(tensor).ToByteArray());

        Assert.Equal([2, 1], text.Shape);
        Assert.Equal(["Δ", "\uFFFD"], text.Texts);
    }

    [Fact]
    public void DecodeText_Numbers_AreRefused() =>
        Assert.Throws<SummaryFormatException>(() => TextValue.Decode(Some.Tensor(Some.Floats([], 1)).ToByteArray()));
}
