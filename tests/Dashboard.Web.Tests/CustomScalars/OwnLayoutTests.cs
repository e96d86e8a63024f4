using Dashboard.Web.CustomScalars.Layouts;

namespace Dashboard.Web.Tests.CustomScalars;

public sealed class OwnLayoutTests
{
    private static readonly OwnLayout Three = OwnLayout.Empty.WithChart("a", "loss").WithChart("b", "acc").WithChart("c", "lr");

    [Fact]
    public void WithTag_Twice_HoldsItOnce() => Assert.Equal(["loss", "acc"], Three.WithTag("a", "acc").WithTag("a", "acc").Charts[0].Tags);

    [Fact]
    public void WithoutTag_TheLast_LeavesAnEmptyChart() => Assert.Empty(Three.WithoutTag("a", "loss").Charts[0].Tags);

    [Theory]
    [InlineData("a", 2, "bca")]
    [InlineData("c", 0, "cab")]
    [InlineData("b", 1, "abc")]
    [InlineData("a", 99, "bca")]
    [InlineData("c", -5, "cab")]
    [InlineData("none", 0, "abc")]
    public void WithMoved_ToAPlace_KeepsTheOthersInOrder(string id, int place, string order) =>
        Assert.Equal(order, string.Concat(Three.WithMoved(id, place).Charts.Select(chart => chart.Id)));

    [Fact]
    public void Change_OfWhatIsNotThere_ChangesNothing()
    {
        Assert.Same(Three, Three.WithTag("none", "x"));
        Assert.Same(Three, Three.WithTitle("none", "x"));
        Assert.Equal(3, Three.Without("none").Charts.Length);
    }

    [Fact]
    public void Limits_AreKept()
    {
        var many = Enumerable.Range(0, 2 * OwnLayout.MostCharts).Aggregate(OwnLayout.Empty, (layout, i) => layout.WithChart($"{i}", "t"));
        var full = Enumerable.Range(0, 2 * OwnLayout.MostTags).Aggregate(Three, (layout, i) => layout.WithTag("a", $"{i}"));

        Assert.Equal(OwnLayout.MostCharts, many.Charts.Length);
        Assert.Equal(OwnLayout.MostTags, full.Charts[0].Tags.Length);
        Assert.Equal(OwnLayout.LongestTitle, Three.WithTitle("a", new string('x', 9999)).Charts[0].Title.Length);
    }

    [Fact]
    public void AsLogged_TagsWithSigns_AreMatchedWhole()
    {
        var tags = new[] { "a.b", "axb", "a.b/c", "mAP@.50(x)" }.Select((name, i) => Components.Some.Scalar(i, name));

        var shown = Dashboard.Web.CustomScalars.ChartTags.Of(OwnLayout.Empty.WithChart("1", "a.b").WithTag("1", "mAP@.50(x)").Charts[0].AsLogged(), [.. tags]);

        Assert.Equal(["a.b", "mAP@.50(x)"], shown.Lines.Select(tag => tag.Name));
    }
}
