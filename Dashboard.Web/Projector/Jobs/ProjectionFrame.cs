using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Dashboard.Web.Projector.Jobs;

/// <summary>How far a job is and, where it has moved points, where they are.</summary>
/// <remarks>
/// Little-endian, every block at a multiple of 4 bytes:
/// <code>
/// u32 magic 0x314A504D ("MPJ1") | u32 state | u32 number | u32 done | u32 total | u32 points | u32 dimensions | u32 shares
/// u32 textBytes | f32 trustworthiness (NaN when not measured) | text | shares f32[] | coordinates f32[points × dimensions]
/// </code>
/// </remarks>
internal static class ProjectionFrame
{
    public const uint Magic = 0x314A504D;
    public const int HeaderBytes = 40;

    public static byte[] Write(JobState state, int number, string text, int done, int total, float trustworthiness, int dimensions, ReadOnlySpan<float> shares, ReadOnlySpan<float> coordinates)
    {
        var words = Encoding.UTF8.GetBytes(text);
        var padded = (words.Length + 3) & ~3;
        var frame = new byte[HeaderBytes + padded + ((shares.Length + coordinates.Length) * sizeof(float))];
        ReadOnlySpan<uint> header =
        [
            Magic, (uint)state, (uint)number, (uint)done, (uint)total, (uint)(dimensions == 0 ? 0 : coordinates.Length / dimensions),
            (uint)dimensions, (uint)shares.Length, (uint)words.Length, BitConverter.SingleToUInt32Bits(trustworthiness),
        ];
        for (var i = 0; i < header.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(i * 4), header[i]);
        }

        words.CopyTo(frame.AsSpan(HeaderBytes));
        var rest = frame.AsSpan(HeaderBytes + padded);
        WriteFloats(rest, shares);
        WriteFloats(rest[(shares.Length * sizeof(float))..], coordinates);
        return frame;
    }

    private static void WriteFloats(Span<byte> to, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(to);
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(to[(i * sizeof(float))..], values[i]);
        }
    }
}
