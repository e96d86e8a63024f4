using System.Text;
using EventFormat.Events;
using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>The sounds of one step, still encoded.</summary>
/// <param name="ContentType">Media type: the writer's (not to be trusted), else what the first bytes show.</param>
/// <param name="SampleRate">Hertz; 0 when the value does not say.</param>
/// <param name="Channels">Number of channels; 0 when the value does not say.</param>
/// <param name="LengthInFrames">Samples per channel; 0 when the value does not say.</param>
/// <param name="Clips">One sound per sample.</param>
public sealed record AudioValue(
    string ContentType, double SampleRate, long Channels, long LengthInFrames, IReadOnlyList<AudioClip> Clips)
{
    /// <summary>Decodes a <c>Summary.Value</c>: an Audio message, or a tensor of strings [k] or [k, 2] (sound, label).</summary>
    /// <exception cref="SummaryFormatException">The value is no sound.</exception>
    public static AudioValue Decode(ReadOnlyMemory<byte> value)
    {
        var message = ValueMessage.Parse(value);
        return message.Field == ValueField.Audio
            ? FromAudio(message.Payload)
            : FromTensor(TensorParser.Parse(message.Require(ValueField.Tensor)));
    }

    private static AudioValue FromAudio(ReadOnlyMemory<byte> message)
    {
        var audio = ValueMessage.ParseMessage(Summary.Types.Audio.Parser, message, "Audio message");
        var sound = audio.EncodedAudioString.Memory;
        var type = audio.ContentType.Length > 0 ? audio.ContentType : TypeOf(sound.Span);
        return new AudioValue(type, audio.SampleRate, audio.NumChannels, audio.LengthFrames, [new AudioClip(sound, "")]);
    }

    private static AudioValue FromTensor(TensorValue tensor)
    {
        var strings = tensor.RequireStrings();
        var columns = tensor.Shape switch
        {
            [_] => 1,
            [_, var size and > 0] => (int)Math.Min(size, int.MaxValue),
            _ => throw new SummaryFormatException($"Audio has shape [k] or [k, 2], not [{string.Join(", ", tensor.Shape)}]."),
        };

        var clips = new List<AudioClip>();
        for (var i = 0; i < strings.Count; i += columns)
        {
            clips.Add(new AudioClip(strings[i], columns > 1 ? Encoding.UTF8.GetString(strings[i + 1].Span) : ""));
        }

        return new AudioValue(clips.Count > 0 ? TypeOf(clips[0].Sound.Span) : "", 0, 0, 0, clips);
    }

    private static string TypeOf(ReadOnlySpan<byte> sound) => sound switch
    {
        _ when sound.StartsWith("RIFF"u8) => "audio/wav",
        _ when sound.StartsWith("fLaC"u8) => "audio/flac",
        _ when sound.StartsWith("OggS"u8) => "audio/ogg",
        _ when sound.StartsWith("ID3"u8) => "audio/mpeg",
        _ => "application/octet-stream",
    };
}
