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

    [Fact]
    public async Task Charts_MadeByDraggingAndByKeys_AreDrawnAndSaved()
    {
        using var data = new TemporaryDirectory();
        using var logs = new TemporaryDirectory();
        using (var file = ScalarLogFile.Create(logs.Combine("run")))
        {
            for (var i = 0; i < 300; i++)
            {
                file.Append(i % 3 == 0 ? "train/loss" : i % 3 == 1 ? "val/loss" : "acc", i / 3, 1_767_225_600 + i, 1f / (i + 1));
            }

            file.Flush();
        }

        string[] arguments = ["--logdir", logs.Path, "--port", "0", "--data", data.Path];
        using (var server = await MonitorServer.StartAsync(arguments))
        {
            await using var watched = await chromium.Browser.OpenAsync();
            var own = await OpenOwnAsync(watched.Page, server.Url);
            await own.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
            await own.GetByRole(AriaRole.Button, new() { Name = "train/loss" }).DragToAsync(own.GetByText("Drop a scalar here"));
            var chart = own.Locator("article [data-custom-chart]");
            await Assertions.Expect(chart).ToHaveAttributeAsync("data-lines", "1");

            await own.GetByRole(AriaRole.Button, new() { Name = "val/loss" }).DragToAsync(own.Locator("article"));
            await Assertions.Expect(chart).ToHaveAttributeAsync("data-lines", "2");

            await own.GetByRole(AriaRole.Button, new() { Name = "acc", Exact = true }).FocusAsync();
            await watched.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(own.Locator("article")).ToHaveCountAsync(2);
            await own.GetByRole(AriaRole.Button, new() { Name = "Earlier" }).Last.ClickAsync();
            await Assertions.Expect(own.Locator("article h3").First).ToHaveTextAsync("acc");
            Assert.Empty(watched.Problems);
        }

        using var again = await MonitorServer.StartAsync(arguments);
        await using var reader = await chromium.Browser.OpenAsync();
        var saved = await OpenOwnAsync(reader.Page, again.Url);
        await Assertions.Expect(saved.Locator("article h3")).ToHaveTextAsync(["acc", "train/loss, val/loss"]);
        await Assertions.Expect(saved.Locator("article [data-custom-chart]").Last).ToHaveAttributeAsync("data-lines", "2");
        Assert.Empty(reader.Problems);
    }

    private static async Task<ILocator> OpenOwnAsync(IPage page, string url)
    {
        await page.GotoAsync(url + "/custom");
        await page.Locator("[data-arranging]").WaitForAsync(); // The module listens.
        return page.GetByRole(AriaRole.Region, new() { Name = "Made here" });
    }
}
