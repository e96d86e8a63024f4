using Dashboard.Web.Components.Runs;

namespace Dashboard.Web.Tests.Components.Runs;

public sealed class RunNameTests : BunitContext
{
    [Theory]
    [InlineData("a", "", "a")]
    [InlineData("sweep/lr=0.001,seed=17", "sweep/lr=0.0", "01,seed=17")]
    [InlineData("group/", "group/", "")]
    public void RunName_AnyName_IsWholeAndEndsWithWhatIsNeverCut(string name, string start, string end)
    {
        var line = Render<RunName>(parameters => parameters.Add(row => row.Name, name));

        Assert.Equal(name, line.Find(".start").TextContent + line.Find(".end").TextContent);
        Assert.StartsWith(start, line.Find(".start").TextContent, StringComparison.Ordinal);
        Assert.EndsWith(end, line.Find(".end").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void RunName_PairAtTheCut_IsNotTornApart()
    {
        var line = Render<RunName>(parameters => parameters.Add(row => row.Name, "abcdef😀123456789"));

        Assert.Equal("😀123456789", line.Find(".end").TextContent);
    }
}
