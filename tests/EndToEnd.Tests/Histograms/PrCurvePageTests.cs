using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests.Histograms;

public sealed class PrCurvePageTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Curve_OfARecordedRun_IsSteppedAndRead()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("tf_style"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/prcurves");
        var card = page.Locator("[data-card='pr']");
        await card.GetByText("AUC 0.5156").WaitForAsync();
        await card.GetByText("step 15").WaitForAsync();

        await card.GetByRole(AriaRole.Slider, new() { Name = "Step of train" }).PressAsync("Home");
        await card.GetByText("step 0").WaitForAsync();

        var box = (await card.Locator("[data-panel]").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 60, box.Y + 60); // nearest to recall ¼ at precision ⅞
        var tip = page.Locator(".panel-tip");
        await tip.GetByText("Threshold").WaitForAsync();
        Assert.Matches(@"True positives\s+25\s+False positives\s+20\s+True negatives\s+60\s+False negatives\s+75", await tip.InnerTextAsync());
        Assert.Empty(watched.Problems);
    }
}
