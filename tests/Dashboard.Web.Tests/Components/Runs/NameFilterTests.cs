using Dashboard.Web.Components.Runs;

namespace Dashboard.Web.Tests.Components.Runs;

public sealed class NameFilterTests
{
    [Theory]
    [InlineData("", "anything")]
    [InlineData("LOSS", "train/loss")]
    [InlineData("^train", "train/loss")]
    [InlineData("a|b", "xbx")]
    [InlineData(@"lr=1e-\d$", "lr=1e-3")]
    [InlineData(@"^(?!val).*loss", "train/loss")]
    [InlineData(@"(\d)\1", "seed=11")]
    public void Apply_PatternThatMatches_KeepsTheName(string pattern, string name) => Assert.Equal([name], Filter(pattern, name));

    [Theory]
    [InlineData("^loss", "train/loss")]
    [InlineData(@"^(?!val).*loss", "val/loss")]
    public void Apply_PatternThatDoesNotMatch_LeavesTheNameOut(string pattern, string name) => Assert.Equal([], Filter(pattern, name));

    [Theory]
    [InlineData("[")]
    [InlineData("(")]
    [InlineData("*")]
    [InlineData(@"\")]
    [InlineData("a{2,1}")]
    public void TryCreate_InvalidPattern_GivesAReasonInWords(string pattern)
    {
        Assert.False(NameFilter.TryCreate(pattern, out _, out var reason));
        Assert.Matches(@"^[A-Z].+ \(at character \d+\)$", reason);
        Assert.DoesNotContain("Invalid pattern", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_PatternThatBacktracksForever_IsNull()
    {
        Assert.True(NameFilter.TryCreate("^(?=(a+)+$)b", out var filter, out _));

        Assert.Null(filter.Apply([new string('a', 60) + "!"], name => name));
    }

    [Fact]
    public void Apply_MoreTextThanAnyClockAllows_IsNotGivenUp()
    {
        // A busy machine stops a thread for longer than a limit; here the text is what takes so long.
        var name = new string('a', 20_000_000) + "b1";

        Assert.Equal([name], Filter("(a|b)[0-4]$", name));
    }

    private static List<string>? Filter(string pattern, params string[] names)
    {
        Assert.True(NameFilter.TryCreate(pattern, out var filter, out _));
        return filter.Apply(names, name => name);
    }
}
