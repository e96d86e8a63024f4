using Monitor.Tests.Support;

namespace EndToEnd.Tests;

public sealed class ZoomTests(BrowserFixture chromium)
{
    private const int Points = 200_000;

    [Fact]
    public async Task Card_DraggedOverARange_ShowsItsExactPointsAndResets()
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), Points, "loss");
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server, "?smoothing=0");
        await page.WaitForStepAsync("loss", Points - 1);
        var whole = await page.PointsAsync("loss");
        Assert.InRange(whole, 100, Points / 10); // reduced to what the pixels show

        await page.DragAsync("loss", 0.5f, 0.52f);
        await page.Page.WaitForFunctionAsync("() => new URL(location.href).search.includes('zoom')");
        await page.DragAsync("loss", 0.3f, 0.5f);
        await page.Page.WaitForFunctionAsync(
            "() => { const p = document.querySelector('[data-chart]').dataset; return Number(p.exact) > 2 && Number(p.points) < 4000; }");

        // Raw: every step of the range, one by one.
        var steps = await page.Page.EvaluateAsync<int>("() => Number(document.querySelector('[data-chart]').dataset.points)");
        Assert.InRange(steps, 200, 4000);

        await page.Plot("loss").DblClickAsync();
        await page.Page.WaitForFunctionAsync("(whole) => Number(document.querySelector('[data-chart]').dataset.points) === whole", whole);
        await page.Page.WaitForFunctionAsync("() => !new URL(location.href).search.includes('zoom')");
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Card_DraggedWithShift_KeepsBothAxesInTheUrlAndOverAReload()
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), 2_000, "loss");
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        await page.WaitForStepAsync("loss", 1_999);

        await page.Page.Keyboard.DownAsync("Shift");
        await page.DragAsync("loss", 0.3f, 0.5f, down: 30);
        await page.Page.Keyboard.UpAsync("Shift");

        await page.Page.WaitForFunctionAsync("() => new URL(location.href).search.includes('zoomy')");
        await page.WaitForExactAsync("loss", 2);
        var zoomed = await page.RangesAsync("loss");
        await page.Page.ReloadAsync();
        await page.WaitForExactAsync("loss", 1);
        Assert.Equal(zoomed, await page.RangesAsync("loss"));

        await page.Page.GoBackAsync();
        await page.Page.WaitForFunctionAsync("() => !new URL(location.href).search.includes('zoom')");
        await page.WaitForStepAsync("loss", 1_999);
        Assert.NotEqual(zoomed, await page.RangesAsync("loss"));
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Card_WithTheFocus_ZoomsMovesAndResetsByKeys()
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), 2_000, "loss");
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        await page.WaitForStepAsync("loss", 1_999);
        var whole = await page.RangesAsync("loss");

        await page.Page.Keyboard.PressAsync("j");
        await page.Page.Keyboard.PressAsync("+");
        await page.Page.WaitForFunctionAsync("() => new URL(location.href).search.includes('zoom')");
        await page.WaitForXBeyondAsync("loss", whole[0]);
        var zoomed = await page.RangesAsync("loss");
        Assert.InRange(zoomed[1] - zoomed[0], 0.75 * (whole[1] - whole[0]), 0.85 * (whole[1] - whole[0]));

        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForXBeyondAsync("loss", zoomed[0]);

        await page.Page.Keyboard.PressAsync("0");
        await page.Page.WaitForFunctionAsync("() => !new URL(location.href).search.includes('zoom')");
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Card_OfARestartedRun_MarksWhereItWentOn()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("torch_purge"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);

        await page.Page.Locator("[data-chart] .chart-restarts path").First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });

        page.AssertNoProblems();
    }

    [Fact]
    public async Task Card_ZoomedWhereNoPointIs_SaysSoAndResets()
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), 2_000, "loss");
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server, "?zoom=5000,6000,loss");

        await page.Card("loss").GetByText("No points in this range").WaitForAsync();
        await page.Card("loss").GetByText("Reset zoom").ClickAsync();

        await page.WaitForStepAsync("loss", 1_999);
        await page.Card("loss").GetByText("No points").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
        await page.Page.WaitForFunctionAsync("() => !new URL(location.href).search.includes('zoom')");
        page.AssertNoProblems();
    }
}
