using Dashboard.Web.Components.Shell;

namespace Dashboard.Web.Tests.Components.Shell;

public sealed class ByteCountTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1.0 kB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(8_400_000_000, "8.4 GB")]
    [InlineData(123_456_789, "123 MB")]
    [InlineData(long.MaxValue, "9.2 EB")]
    public void Text_AnyCount_HasAtMostThreeDigitsOrOneDecimal(long bytes, string text) => Assert.Equal(text, ByteCount.Text(bytes));

    [Fact]
    public void Of_PartOfAWhole_UsesTheUnitOfTheWhole() => Assert.Equal("0.2 of 8.4 GB", ByteCount.Of(210_000_000, 8_400_000_000));
}
