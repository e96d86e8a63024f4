using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.Palette;
using Dashboard.Web.Components.Scalars;
using Dashboard.Web.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Palette;

public sealed class CommandPaletteTests : BunitContext
{
    private readonly FakeRunList _runs = new();

    public CommandPaletteTests()
    {
        Services.AddSingleton<IRunList>(_runs);
        Services.AddSingleton<IDashboard>(new ChartsDashboard());
        _runs.Publish(Some.Snapshot(Some.Runs("a"), Some.Scalar(0, "train/loss")));
    }

    [Fact]
    public void Typing_ListsWhatIsFoundAndSaysToWhatItAnswers()
    {
        var palette = Render<CommandPalette>();

        palette.Find("input").Input("tr lo");

        Assert.Equal("tr lo", palette.Find("[role=listbox]").GetAttribute("data-query"));
        Assert.StartsWith("train/loss", palette.Find("[role=option]").TextContent, StringComparison.Ordinal);
        Assert.Equal(palette.FindAll("[role=option]").Count, palette.FindAll("[role=option]").Select(option => option.Id).Distinct().Count());
    }

    [Fact]
    public void Typing_NothingFound_SaysSo()
    {
        var palette = Render<CommandPalette>();

        palette.Find("input").Input("zzz<b>");

        Assert.Contains("zzz<b>", palette.Find(".none").TextContent, StringComparison.Ordinal);
        Assert.Equal("0 found", palette.Find("[role=status]").TextContent);
    }
}
