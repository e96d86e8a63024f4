using System.Runtime.InteropServices;
using System.Text;
using Dashboard.Web.Projector.Jobs;

namespace Dashboard.Web.Tests.Projector;

/// <summary>A frame decoded by the layout that is documented, independently of what wrote it.</summary>
internal sealed record JobFrame(JobState State, int Number, int Done, int Total, int Points, int Dimensions, float Trustworthiness, string Text, float[] Shares, float[] Coordinates)
{
    public static JobFrame Decode(byte[] bytes)
    {
        var header = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(0, 40));
        Assert.Equal("MPJ1", Encoding.ASCII.GetString(bytes.AsSpan(0, 4)));
        var rest = 40 + ((header[8] + 3) / 4 * 4);
        var floats = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(rest)).ToArray();
        Assert.Equal(header[7] + (header[5] * header[6]), floats.Length);
        return new JobFrame(
            (JobState)header[1], header[2], header[3], header[4], header[5], header[6], BitConverter.Int32BitsToSingle(header[9]),
            Encoding.UTF8.GetString(bytes.AsSpan(40, header[8])), floats[..header[7]], floats[header[7]..]);
    }
}
