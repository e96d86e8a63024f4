using EventFormat.Protos;
using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Logs sounds, as WAV files of 16-bit PCM.</summary>
public static class AudioSummaries
{
    /// <summary>Logs samples between −1 and 1; what lies outside is cut off.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="samples">Frame by frame, the channels of a frame together.</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <param name="step">The step.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    public static void AddAudio(
        this SummaryWriter writer, string tag, ReadOnlySpan<float> samples, int sampleRate, long step, int channels = 1, double? wallTime = null) =>
        writer.AddAudio(tag, WavEncoder.ToPcm(samples), sampleRate, step, channels, wallTime);

    /// <summary>Logs 16-bit samples, frame by frame, the channels of a frame together.</summary>
    public static void AddAudio(
        this SummaryWriter writer, string tag, ReadOnlySpan<short> samples, int sampleRate, long step, int channels = 1, double? wallTime = null)
    {
        Check(samples.Length, sampleRate, channels);
        var sound = new Summary.Types.Audio
        {
            SampleRate = sampleRate,
            NumChannels = channels,
            LengthFrames = samples.Length / channels,
            EncodedAudioString = UnsafeByteOperations.UnsafeWrap(WavEncoder.Encode(samples, channels, sampleRate)),
            ContentType = "audio/wav",
        };
        writer.AddValue(new Summary.Types.Value { Tag = tag, Audio = sound }, step, wallTime);
    }

    /// <summary>Logs several sounds as the samples of one step, of 16-bit PCM each.</summary>
    public static void AddAudios(
        this SummaryWriter writer, string tag, IReadOnlyList<ReadOnlyMemory<short>> sounds, int sampleRate, long step, int channels = 1, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(sounds);
        ArgumentOutOfRangeException.ThrowIfZero(sounds.Count, nameof(sounds));
        var tensor = new TensorProto { Dtype = DataType.DtString, TensorShape = TensorShape.Of(sounds.Count, 2) };
        foreach (var sound in sounds)
        {
            Check(sound.Length, sampleRate, channels);
            tensor.StringVal.Add(UnsafeByteOperations.UnsafeWrap(WavEncoder.Encode(sound.Span, channels, sampleRate)));
            tensor.StringVal.Add(ByteString.Empty); // a label, which no dashboard shows
        }

        var metadata = PluginMetadata.Create("audio", DataClass.BlobSequence, new AudioPluginData { Encoding = AudioPluginData.Types.Encoding.Wav });
        writer.AddValue(new Summary.Types.Value { Tag = tag, Tensor = tensor, Metadata = metadata }, step, wallTime);
    }

    private static void Check(int samples, int sampleRate, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 256);
        if (samples % channels != 0)
        {
            throw new ArgumentException($"{samples} samples are not whole frames of {channels} channels.", nameof(samples));
        }
    }
}
