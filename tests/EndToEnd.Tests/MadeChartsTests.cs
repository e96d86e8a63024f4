using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

public sealed class MadeChartsTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Chart_OfTwoTagsOverAThird_IsMadeDrawnAndReproducedByItsLink()
    {
        using var logs = new TemporaryDirectory();
        using (var file = ScalarLogFile.Create(logs.Combine("run")))
        {
            for (var step = 0; step < 300; step++)
            {
                file.Append("loss", step, 1000 + step, 1f / (1 + step));
                file.Append("acc", step, 1000 + step, step / 300f);
                if (step % 2 == 0)
                {
                    file.Append("lr", step, 1000 + step, 0.1f - (step / 3000f));
                }
            }
        }

        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server, "?smoothing=0");
        await page.WaitForStepAsync("loss", 299);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make a chart" }).ClickAsync();
        var maker = page.Page.Locator("#chart-maker");
        await maker.GetByLabel("Name").FillAsync("Both");
        await maker.GetByRole(AriaRole.Checkbox, new() { Name = "loss" }).CheckAsync();
        await maker.GetByRole(AriaRole.Checkbox, new() { Name = "acc" }).CheckAsync();
        await maker.GetByLabel("X axis").SelectOptionAsync("lr");
        await maker.GetByRole(AriaRole.Button, new() { Name = "Make the chart" }).ClickAsync();

        await page.WaitForExactAsync("chart:Both", 1);
        Assert.Equal(300, await page.PointsAsync("chart:Both")); // Two lines of 150 steps that have a learning rate.
        Assert.Equal(2, (await page.LinesAsync("chart:Both")).Count);
        Assert.Contains("300 points have no partner", await page.Card("chart:Both").TextContentAsync(), StringComparison.Ordinal);

        await page.Page.ReloadAsync();
        await page.WaitForExactAsync("chart:Both", 1);
        var ranges = await page.RangesAsync("chart:Both");
        Assert.InRange(ranges[1], 0.09, 0.11);
        page.AssertNoProblems();
    }
}
