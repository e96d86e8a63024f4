using CsCheck;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Tests.Ingest;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("a2", "a10")]
    [InlineData("a2b", "a10b")]
    [InlineData("a", "b")]
    [InlineData("a", "ab")]
    [InlineData("a/a", "a+/a")]
    [InlineData("a/b", "ab")]
    [InlineData("a_b", "ab")]
    [InlineData("a2", "ab")]
    [InlineData("lr=1e-3", "lr=1e-2")]
    [InlineData("lr=9e-4", "lr=1e-3")]
    [InlineData("0.05", "0.1")]
    [InlineData("x1.5y", "x1.50z")]
    [InlineData("layer/2/w", "layer/10/w")]
    [InlineData("2e", "10e")]
    [InlineData("1e5", "1e400")]
    public void Compare_TheSmallerFirst_IsNegativeAndTheOtherWayRoundPositive(string smaller, string larger)
    {
        Assert.True(NaturalOrder.Comparer.Compare(smaller, larger) < 0);
        Assert.True(NaturalOrder.Comparer.Compare(larger, smaller) > 0);
    }

    [Fact]
    public void Compare_NumbersEqualButSpelledDifferently_StillTellsThemApart() =>
        Assert.NotEqual(0, NaturalOrder.Comparer.Compare("a1", "a01"));

    [Fact]
    public void Compare_AnyThreeNames_IsATotalOrder()
    {
        var name = Gen.Char["ab/_019.e+-"].Array[0, 8].Select(characters => new string(characters));
        Gen.Select(name, name, name).Sample((a, b, c) =>
        {
            var order = NaturalOrder.Comparer;
            Assert.Equal(Math.Sign(order.Compare(a, b)), -Math.Sign(order.Compare(b, a)));
            Assert.Equal(a == b, order.Compare(a, b) == 0);
            if (order.Compare(a, b) <= 0 && order.Compare(b, c) <= 0)
            {
                Assert.True(order.Compare(a, c) <= 0, $"{a} ≤ {b} ≤ {c}");
            }
        });
    }
}
