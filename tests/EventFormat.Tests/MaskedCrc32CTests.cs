using EventFormat.Records;

namespace EventFormat.Tests;

public sealed class MaskedCrc32CTests
{
    [Fact]
    public void Compute_CheckInput_GivesTheMaskedCastagnoliValue() =>
        Assert.Equal(MaskedCrc32C.Mask(0xE3069283), MaskedCrc32C.Compute("123456789"u8));
}
