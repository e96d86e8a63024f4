using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

/// <summary>Reads a frame from the layout in docs/ARCHITECTURE.md alone.</summary>
internal static class FrameDecoder
{
    public static List<DecodedSeries> Decode(ReadOnlyMemory<byte> frame)
    {
        ReadOnlySpan<byte> bytes = frame.Span;
        Assert.Equal("MFR1"u8.ToArray(), bytes[..4].ToArray());
        Assert.Equal(1, BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]));
        Assert.Equal(0, frame.Length % 8);
        var series = new List<DecodedSeries>();
        int at = 16;
        for (uint left = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]); left > 0; left--)
        {
            series.Add(Decode(bytes, ref at, series));
        }

        Assert.Equal(frame.Length, at);
        return series;
    }

    private static DecodedSeries Decode(ReadOnlySpan<byte> bytes, ref int at, List<DecodedSeries> earlier)
    {
        ReadOnlySpan<byte> head = bytes.Slice(at, 96);
        at += 96;
        int count = BinaryPrimitives.ReadInt32LittleEndian(head[8..]);
        uint flags = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        uint reference = BinaryPrimitives.ReadUInt32LittleEndian(head[36..]);
        double stepBase = BinaryPrimitives.ReadDoubleLittleEndian(head[40..]);
        double wallBase = BinaryPrimitives.ReadDoubleLittleEndian(head[48..]);
        bool hasBlocks = (flags & 64) == 0 && count > 0;
        long[] steps = !hasBlocks ? []
            : reference != uint.MaxValue ? earlier[(int)reference].Steps
            : (flags & 8) != 0 ? Block<long>(bytes, ref at, count)
            : Array.ConvertAll(Block<uint>(bytes, ref at, count), offset => (long)stepBase + offset);
        double[] walls = !hasBlocks ? []
            : (flags & 16) != 0 ? Block<double>(bytes, ref at, count)
            : Array.ConvertAll(Block<uint>(bytes, ref at, count), milliseconds => wallBase + (milliseconds / 1000.0));
        double[] Values(ReadOnlySpan<byte> from, ref int start) => (flags & 2) != 0
            ? Block<double>(from, ref start, count)
            : Array.ConvertAll(Block<float>(from, ref start, count), single => (double)single);
        return new DecodedSeries(
            BinaryPrimitives.ReadInt32LittleEndian(head),
            BinaryPrimitives.ReadInt32LittleEndian(head[4..]),
            count,
            (FrameFlags)flags,
            BinaryPrimitives.ReadInt64LittleEndian(head[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(head[24..]),
            BinaryPrimitives.ReadUInt32LittleEndian(head[32..]),
            reference,
            BinaryPrimitives.ReadDoubleLittleEndian(head[56..]),
            BinaryPrimitives.ReadDoubleLittleEndian(head[64..]),
            BinaryPrimitives.ReadUInt32LittleEndian(head[72..]),
            BinaryPrimitives.ReadUInt32LittleEndian(head[76..]),
            steps,
            walls,
            hasBlocks ? Values(bytes, ref at) : [],
            (flags & 1) != 0 ? Values(bytes, ref at) : null,
            (flags & 32) != 0 ? Block<uint>(bytes, ref at, count) : null,
            (flags & 256) != 0 ? Block<double>(bytes, ref at, count) : null);
    }

    private static T[] Block<T>(ReadOnlySpan<byte> bytes, ref int at, int count)
        where T : unmanaged
    {
        Assert.Equal(0, at % 8);
        T[] block = MemoryMarshal.Cast<byte, T>(bytes[at..])[..count].ToArray();
        int size = MemoryMarshal.AsBytes<T>(block).Length;
        for (int i = at + size; i % 8 != 0; i++)
        {
            Assert.Equal(0, bytes[i]);
        }

        at += (size + 7) / 8 * 8;
        return block;
    }
}

internal sealed record DecodedSeries(
    int RunId,
    int TagId,
    int Count,
    FrameFlags Flags,
    long From,
    long Total,
    uint Generation,
    uint Reference,
    double SeriesStart,
    double RunStart,
    uint Superseded,
    uint NonFinite,
    long[] Steps,
    double[] Walls,
    double[] Values,
    double[]? Smoothed,
    uint[]? Weights,
    double[]? X);
