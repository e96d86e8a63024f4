using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>The HParams page as a user meets it.</summary>
public sealed class HParamsTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Page_RecordedTrials_SortsBrushesAndReorders()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/hparams");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "HParams" }).WaitForAsync();
        var rows = page.Locator("tbody tr", new() { Has = page.Locator("th") });
        await page.GetByText("7 trials", new() { Exact = true }).WaitForAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(7);

        await page.GetByRole(AriaRole.Button, new() { Name = "hparam/accuracy", Exact = true }).ClickAsync();
        await Assertions.Expect(rows.First).ToContainTextAsync("hparams_default_run_name");

        await page.GetByRole(AriaRole.Button, new() { Name = "Parallel", Exact = true }).ClickAsync();
        var plot = page.Locator("[data-trial-plots=parallel][data-drawn]");
        await plot.WaitForAsync();
        var brush = (await plot.Locator(".trial-brush-area").First.BoundingBoxAsync())!; // lr: 0.001 at the bottom, 0.5 at the top
        var pictures = await plot.GetAttributeAsync("data-drawn");
        await page.Mouse.MoveAsync(brush.X + (brush.Width / 2), brush.Y + 2);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(brush.X + (brush.Width / 2), brush.Y + (brush.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await page.GetByText("1 of 7 trials", new() { Exact = true }).WaitForAsync();
        await Assertions.Expect(plot).Not.ToHaveAttributeAsync("data-drawn", pictures!); // a key pressed on the old picture is lost

        await plot.GetByRole(AriaRole.Button, new() { Name = "lr: move with the arrow keys" }).PressAsync("ArrowRight");
        await page.WaitForFunctionAsync("() => location.search.includes('order=h.bsize&order=h.lr')");
        await Assertions.Expect(plot.Locator(".trial-title").First).ToContainTextAsync("bsize");
        await plot.GetByRole(AriaRole.Button, new() { Name = "Scale of lr: linear" }).PressAsync("Enter");
        await page.WaitForFunctionAsync("() => location.search.includes('scale=h.lr,log')");

        await page.ReloadAsync();
        await page.GetByText("1 of 7 trials", new() { Exact = true }).WaitForAsync();
        await plot.GetByRole(AriaRole.Button, new() { Name = "Scale of lr: log" }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Scatter", Exact = true }).ClickAsync();
        await page.Locator("[data-trial-plots=scatter][data-drawn]").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        Assert.Empty(watched.Problems);
    }
}
