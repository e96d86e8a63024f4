using Dashboard.Web.Components.Shell;

namespace Dashboard.Web.Tests.Components.Shell;

public sealed class InstantInputTests : BunitContext
{
    [Fact]
    public void Render_WithTheValueOfBefore_KeepsWhatWasTyped()
    {
        var told = new List<string>();
        var field = Render<InstantInput>(input => input.Add(field => field.Value, "").Add(field => field.ValueChanged, told.Add));

        field.Find("input").Input("t");
        Give(field, "");
        Assert.Equal("t", field.Find("input").GetAttribute("value"));

        Give(field, "t");
        Assert.Equal("t", field.Find("input").GetAttribute("value"));
        Give(field, "");
        Assert.Equal("", field.Find("input").GetAttribute("value"));
        Assert.Equal(["t"], told);
    }

    [Fact]
    public void Attributes_ReachTheElement()
    {
        var field = Render<InstantInput>(input => input.Add(field => field.Value, "x").AddUnmatched("type", "search").AddUnmatched("aria-label", "Find"));

        field.MarkupMatches("<input type=\"search\" aria-label=\"Find\" value=\"x\" />");
    }

    private static void Give(IRenderedComponent<InstantInput> field, string value) => field.Render(input => input.Add(field => field.Value, value));
}
