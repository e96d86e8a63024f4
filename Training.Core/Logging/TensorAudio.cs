using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs tensors as sounds: floats between −1 and 1, or 16-bit samples.</summary>
public static class TensorAudio
{
    /// <summary>Logs one sound.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="samples">(frames), or (channels, frames).</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <param name="step">The step.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">The tensor is of another shape or type.</exception>
    public static void AddAudio(this SummaryWriter writer, string tag, Tensor samples, int sampleRate, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        using var scope = NewDisposeScope();
        var sound = samples.detach();
        var (frames, channels) = sound.dim() switch
        {
            1 => (sound, 1),
            2 => (sound.t(), checked((int)sound.shape[0])),
            _ => throw new ArgumentException($"A tensor of shape [{string.Join(", ", sound.shape)}] is no sound.", nameof(samples)),
        };
        if (sound.dtype == ScalarType.Int16)
        {
            using var pcm = HostTensor.Of(frames, ScalarType.Int16);
            writer.AddAudio(tag, pcm.Elements<short>(), sampleRate, step, channels, wallTime);
            return;
        }

        using var host = HostTensor.Of(CheckFloats(frames), ScalarType.Float32);
        writer.AddAudio(tag, host.Elements<float>(), sampleRate, step, channels, wallTime);
    }

    /// <summary>Logs several sounds as the samples of one step.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="sounds">(sounds, frames), or (sounds, channels, frames).</param>
    /// <param name="sampleRate">Frames per second.</param>
    /// <param name="step">The step.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">The tensor is of another shape or type.</exception>
    public static void AddAudios(this SummaryWriter writer, string tag, Tensor sounds, int sampleRate, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(sounds);
        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var all = sounds.detach();
        if (all.dim() is not (2 or 3))
        {
            throw new ArgumentException($"A tensor of shape [{string.Join(", ", all.shape)}] is no batch of sounds.", nameof(sounds));
        }

        var channels = all.dim() == 3 ? checked((int)all.shape[1]) : 1;
        all = all.dim() == 3 ? all.transpose(1, 2) : all;
        var pcm = all.dtype == ScalarType.Int16 ? all : CheckFloats(all).to_type(ScalarType.Float32).nan_to_num(0, 1, -1).clamp(-1, 1).mul(short.MaxValue).round();
        using var host = HostTensor.Of(pcm, ScalarType.Int16);
        var samples = host.Elements<short>().ToArray();
        var length = all.shape[0] == 0 ? 0 : samples.Length / checked((int)all.shape[0]);
        writer.AddAudios(tag, [.. Enumerable.Range(0, checked((int)all.shape[0])).Select(i => (ReadOnlyMemory<short>)samples.AsMemory(i * length, length))], sampleRate, step, channels, wallTime);
    }

    private static Tensor CheckFloats(Tensor samples) => samples.is_floating_point()
        ? samples
        : throw new ArgumentException($"Samples are floats or 16-bit integers, not {samples.dtype}.", nameof(samples));
}
