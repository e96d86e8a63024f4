using EventFormat.Records;

namespace EventFormat.Tests.Records;

public sealed class MaskedCrc32CTests
{
    [Fact]
    public void Compute_CheckInput_GivesTheMaskedCastagnoliValue() =>
        Assert.Equal(MaskedCrc32C.Mask(0xE3069283), MaskedCrc32C.Compute("123456789"u8));

    // RFC 3720, appendix B.4.
    [Theory]
    [InlineData(0x00, 0x8A9136AA)]
    [InlineData(0xFF, 0x62A8AB43)]
    public void Compute_ThirtyTwoEqualBytes_GivesThePublishedValue(byte fill, uint expected) =>
        Assert.Equal(MaskedCrc32C.Mask(expected), MaskedCrc32C.Compute(Enumerable.Repeat(fill, 32).ToArray()));

    [Fact]
    public void Compute_AnyLength_EqualsTheBitwiseDefinition()
    {
        var bytes = new byte[10_000];
        new Random(1).NextBytes(bytes);
        foreach (var length in Enumerable.Range(0, 100).Concat([3071, 3072, 3073, 3079, 6143, 6144, 6151, 9999]))
        {
            Assert.Equal(MaskedCrc32C.Mask(Bitwise(bytes.AsSpan(0, length))), MaskedCrc32C.Compute(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void ComputeLength_EqualsTheChecksumOfItsEightBytes() =>
        Assert.Equal(MaskedCrc32C.Compute([7, 1, 0, 0, 0, 0, 0, 0]), MaskedCrc32C.ComputeLength(0x107));

    private static uint Bitwise(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var next in bytes)
        {
            crc ^= next;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return ~crc;
    }
}
