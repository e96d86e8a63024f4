using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests.Histograms;

public sealed class HistogramPageTests(BrowserFixture chromium)
{
    private const string Panel = "[data-panel][data-tag-name='raw']";

    [Fact]
    public async Task Histograms_OfARecordedRun_AreDrawnReadAndZoomed()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync($"{server.Url}/histograms?runs=none&run=histograms");
        await page.WaitForFunctionAsync($"() => document.querySelector(\"{Panel}\")?.dataset.rows === '5'");
        Assert.StartsWith("raw, histograms: 5 of 5 steps, 0 to 4", await page.Locator(Panel).GetAttributeAsync("aria-label"), StringComparison.Ordinal);

        // The last ridge is in front: 2 of 10 values lie in its last bucket, from 13 to 14.
        var box = (await page.Locator(Panel).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width - 62, box.Y + box.Height - 32);
        await page.GetByText("13 – 14").WaitForAsync();
        Assert.Contains("2 of 10", await page.Locator(".panel-tip").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Drawn as" }).SelectOptionAsync("Heatmap");
        await page.WaitForFunctionAsync("() => location.search.includes('mode=heatmap')");
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.45f), box.Y + 100); // perhaps still over the ridges: they must bear it
        await page.WaitForFunctionAsync($"() => document.querySelector(\"{Panel}\").dataset.mode === 'heatmap'");
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.7f), box.Y + 100, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await page.WaitForFunctionAsync($"() => location.search.includes('zoom=') && Number(document.querySelector(\"{Panel}\").dataset.rows) < 5");

        await page.Locator(Panel).DblClickAsync();
        await page.WaitForFunctionAsync($"() => !location.search.includes('zoom') && document.querySelector(\"{Panel}\").dataset.rows === '5'");
        Assert.Empty(watched.Problems);
    }

    [Fact]
    public async Task Distributions_OfARecordedRun_TellTensorBoardsQuantiles()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync($"{server.Url}/distributions?runs=none&run=histograms");
        await page.WaitForFunctionAsync($"() => document.querySelector(\"{Panel}\")?.dataset.rows === '5'");

        await page.Locator(Panel).FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");

        var tip = await page.Locator(".panel-tip").InnerTextAsync();
        Assert.Contains("Step 2", tip, StringComparison.Ordinal);
        Assert.Contains("7.667", tip, StringComparison.Ordinal); // the median of step 2
        Assert.Empty(watched.Problems);
    }

    [Fact]
    public async Task Histogram_WrittenWhileThePageIsOpen_Appears()
    {
        using var logs = new TemporaryDirectory();
        using var writer = new SummaryWriter(logs.Combine("run"));
        writer.AddHistogram("weights", [0.5f, 1, 2], step: 0);
        writer.Flush();
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        await watched.Page.GotoAsync(server.Url + "/histograms");
        await watched.Page.WaitForFunctionAsync("() => document.querySelector('[data-panel]')?.dataset.rows === '1'");

        writer.AddHistogram("weights", [1f, 2, 4], step: 7);
        writer.Flush();

        await watched.Page.WaitForFunctionAsync("() => document.querySelector('[data-panel]').dataset.lastStep === '7'");
        Assert.Empty(watched.Problems);
    }
}
