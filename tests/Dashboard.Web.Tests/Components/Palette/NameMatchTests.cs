using Dashboard.Web.Components.Palette;

namespace Dashboard.Web.Tests.Components.Palette;

public sealed class NameMatchTests
{
    [Theory]
    [InlineData("train/loss", "")]
    [InlineData("train/loss", "loss")]
    [InlineData("train/loss", "LOSS Train")]
    [InlineData("train/loss", "tnls")]
    [InlineData("a", " a ")]
    public void Score_EveryWordIsThere_IsFound(string name, string query) => Assert.NotEqual(NameMatch.None, NameMatch.Score(name, query));

    [Theory]
    [InlineData("train/loss", "losss")]
    [InlineData("train/loss", "train acc")]
    [InlineData("train/loss", "sl z")]
    [InlineData("", "a")]
    public void Score_AWordIsMissing_IsNone(string name, string query) => Assert.Equal(NameMatch.None, NameMatch.Score(name, query));

    [Fact]
    public void Score_BetterPlaces_ComeFirst()
    {
        string[] names = ["loss", "loss_total", "train/loss", "glossy", "lots of sets"];

        Assert.Equal(names, names.Reverse().OrderBy(name => NameMatch.Score(name, "loss")));
    }

    [Fact]
    public void Score_TheBestPlaceOfAWord_Counts() => Assert.Equal(NameMatch.Score("train/loss", "loss"), NameMatch.Score("glossy/loss", "loss"));
}
