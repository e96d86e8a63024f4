using System.Collections.Immutable;
using Dashboard.Web.CustomScalars;
using Dashboard.Web.Ingest;
using Dashboard.Web.Tests.Components;

namespace Dashboard.Web.Tests.CustomScalars;

public sealed class ChartTagsTests
{
    private static readonly ImmutableArray<TagRow> Tags = [Some.Scalar(1, "loss"), Some.Scalar(2, "loss/train"), Some.Scalar(3, "my/loss"), Some.Scalar(4, "Loss")];

    [Theory]
    [InlineData("loss", new[] { 1, 2 })]
    [InlineData("loss$", new[] { 1 })]
    [InlineData("a|loss/", new[] { 2 })]
    [InlineData(".*loss", new[] { 1, 2, 3 })]
    [InlineData("(?=loss/)", new[] { 2 })]
    [InlineData("nothing", new int[0])]
    public void Patterns_MatchFromTheBeginningAndHeedCase(string pattern, int[] expected) =>
        Assert.Equal(expected, ChartTags.Of(new CustomChart("", [pattern], []), Tags).Lines.Select(tag => tag.Id));

    [Fact]
    public void Pattern_ThatIsNone_IsNamedAndTheOthersCount()
    {
        var tags = ChartTags.Of(new CustomChart("", ["(", "my"], []), Tags);

        Assert.Equal([3], tags.Lines.Select(tag => tag.Id));
        Assert.Equal("( is not a regular expression", tags.Problem);
    }

    [Fact]
    public void Margin_WithoutItsEdges_SaysWhichAreMissing()
    {
        var tags = ChartTags.Of(new CustomChart("", [], [new Margin("loss", "my/loss", "Loss"), new Margin("loss", "low", "Loss")]), Tags);

        Assert.Equal([1, 3, 4], Assert.Single(tags.Bands));
        Assert.Equal("No scalar named low", tags.Problem);
    }
}
