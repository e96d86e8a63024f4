using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EventFormat.Writing;

/// <summary>Writes WAV files of 16-bit PCM.</summary>
/// <remarks>
/// <code>
/// "RIFF" u32 size  "WAVE"  "fmt " u32 16  u16 1 (PCM)  u16 channels  u32 rate  u32 bytes/s  u16 bytes/frame  u16 16  "data" u32 size  samples
/// </code>
/// </remarks>
internal static class WavEncoder
{
    private const int HeaderBytes = 44;

    public static byte[] Encode(ReadOnlySpan<short> samples, int channels, int sampleRate)
    {
        var dataBytes = checked(samples.Length * sizeof(short));
        var file = new byte[checked(HeaderBytes + dataBytes)];
        var frameBytes = channels * sizeof(short);
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), HeaderBytes - 8 + dataBytes);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), (short)channels);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), sampleRate * frameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), (short)frameBytes);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 16);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), dataBytes);
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(samples).CopyTo(file.AsSpan(HeaderBytes));
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(samples, MemoryMarshal.Cast<byte, short>(file.AsSpan(HeaderBytes)));
        }

        return file;
    }

    /// <summary>Samples between −1 and 1 as PyTorch writes them: times 32767, cut off; NaN is 0.</summary>
    public static short[] ToPcm(ReadOnlySpan<float> samples)
    {
        var pcm = new short[samples.Length];
        for (var i = 0; i < pcm.Length; i++)
        {
            var scaled = Math.Clamp(samples[i], -1, 1) * (double)short.MaxValue;
            pcm[i] = double.IsNaN(scaled) ? (short)0 : (short)scaled;
        }

        return pcm;
    }
}
