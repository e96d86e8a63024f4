using System.Buffers.Binary;
using EventFormat.Records;

namespace EventFormat.Tests.Records;

public sealed class RecordScannerTests
{
    // The first record of a file that TensorFlow's own writer made: file_version "brain.Event:2".
    private static readonly byte[] Golden = Convert.FromHexString(
        "1800000000000000A37F4B2209000000406E55DA411A0D627261696E2E4576656E743A32C3486DFC");

    [Fact]
    public void Read_WholeRecord_GivesItsLength()
    {
        Assert.Equal(RecordStatus.Record, RecordScanner.Read(Golden, out var length));
        Assert.Equal(Golden.Length - RecordScanner.FrameSize, length);
    }

    [Fact]
    public void Read_EveryPrefix_NeedsMore()
    {
        for (var size = 0; size < Golden.Length; size++)
        {
            Assert.Equal(RecordStatus.NeedMore, RecordScanner.Read(Golden.AsSpan(0, size), out var length));
            Assert.Equal(size < RecordScanner.HeaderSize ? -1 : Golden.Length - RecordScanner.FrameSize, length);
        }
    }

    [Fact]
    public void Read_AnyBitFlipped_IsNeverARecord()
    {
        for (var bit = 0; bit < Golden.Length * 8; bit++)
        {
            var damaged = (byte[])Golden.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Equal(
                bit / 8 < RecordScanner.HeaderSize ? RecordStatus.BadLength : RecordStatus.BadData,
                RecordScanner.Read(damaged, out _));
        }
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData((ulong)RecordScanner.MaxLength + 1)]
    public void Read_AttestedLengthBeyondTheCap_IsTooLong(ulong length) =>
        Assert.Equal(RecordStatus.TooLong, RecordScanner.Read(Header(length), out _));

    [Fact]
    public void Read_LargestLength_NeedsMore()
    {
        Assert.Equal(RecordStatus.NeedMore, RecordScanner.Read(Header(RecordScanner.MaxLength), out var length));
        Assert.Equal(RecordScanner.MaxLength, length);
    }

    [Fact]
    public void Read_Zeros_IsABadLength() => Assert.Equal(RecordStatus.BadLength, RecordScanner.Read(new byte[64], out _));

    private static byte[] Header(ulong length)
    {
        var header = new byte[64];
        BinaryPrimitives.WriteUInt64LittleEndian(header, length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), MaskedCrc32C.Compute(header.AsSpan(0, 8)));
        return header;
    }
}
