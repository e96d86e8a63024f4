using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>The Custom page as a user meets it.</summary>
public sealed class CustomScalarsTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Page_RecordedLayouts_DrawsLinesAndMargins()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        await watched.Page.GotoAsync(server.Url + "/custom");

        var lines = watched.Page.Locator("article[data-custom-card=twse] [data-custom-chart]");
        await Assertions.Expect(lines).ToHaveAttributeAsync("data-lines", "4"); // three tags of the layout's run, one of another
        await Assertions.Expect(lines).ToHaveAttributeAsync("data-band-count", "0");
        await Assertions.Expect(lines.Locator(".scatterlayer path.js-line")).Not.ToHaveCountAsync(0);
        var margin = watched.Page.Locator("article[data-custom-card=dow] [data-custom-chart]");
        await Assertions.Expect(margin).ToHaveAttributeAsync("data-band-count", "1");
        Assert.StartsWith("M", await margin.Locator(".custom-bands path").GetAttributeAsync("d"), StringComparison.Ordinal);
        await Assertions.Expect(margin.Locator(".custom-legend")).ToContainTextAsync("dow/aaa");
        Assert.Empty(watched.Problems);
    }
}
