using Dashboard.Web.Components.Graphs;

namespace Dashboard.Web.Tests.Graphs;

public sealed class GraphViewUrlTests
{
    [Fact]
    public void View_OfAnyPairs_ComesBackFromItsUrl()
    {
        var view = GraphViewUrl.Instance.Parse("?runs=all&of=a/b&node=Net/Conv2d%5Bstem%5D&expand=Net&expand=a%20%26%20b&expand=&foreign=1");

        var url = GraphViewUrl.Instance.Print(view);

        Assert.Equal([("of", "a/b"), ("node", "Net/Conv2d[stem]"), ("expand", "Net"), ("expand", "a & b"), ("expand", "")], view.Pairs);
        Assert.Equal(view, GraphViewUrl.Instance.Parse(url));
        Assert.Contains("foreign=1", url, StringComparison.Ordinal);
    }
}
