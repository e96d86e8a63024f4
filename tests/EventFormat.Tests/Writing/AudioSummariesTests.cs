using System.Runtime.InteropServices;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class AudioSummariesTests
{
    [Fact]
    public void AddAudio_SamplesOfPyTorchsSounds_GivesItsBytes()
    {
        foreach (var (_, recorded) in WrittenValues.Recorded("pytorch_all/audio"))
        {
            var samples = MemoryMarshal.Cast<byte, short>(recorded.Audio.EncodedAudioString.Span[44..]).ToArray();
            var value = WrittenValues.Value(writer => writer.AddAudio(recorded.Tag, samples, (int)recorded.Audio.SampleRate, 0));
            Assert.Equal(recorded, value);
        }
    }

    [Fact]
    public void AddAudio_Floats_AreCutOffAndNeverNotANumber()
    {
        var sound = WrittenValues.Value(writer => writer.AddAudio("a", [0, 1, -1, 2, float.NegativeInfinity, float.NaN, 0.5f, -0.5f], 8000, 0, channels: 2)).Audio;
        Assert.Equal([0, 32767, -32767, 32767, -32767, 0, 16383, -16383], MemoryMarshal.Cast<byte, short>(sound.EncodedAudioString.Span[44..]).ToArray());
        Assert.Equal((2, 4), (sound.NumChannels, sound.LengthFrames));
    }

    [Fact]
    public void AddAudio_HalfAFrame_IsTheCallersError() => WrittenValues.Events(writer =>
    {
        Assert.Throws<ArgumentException>(() => writer.AddAudio("a", new short[3], 8000, 0, channels: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddAudio("a", new short[3], 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddAudio("a", new short[3], 8000, 0, channels: 0));
    });
}
