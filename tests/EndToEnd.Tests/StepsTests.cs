using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

public sealed class StepsTests(BrowserFixture chromium)
{
    private const int Points = 20_000;

    [Fact]
    public async Task Steps_MarkedDraggedTypedAndRemoved_AreTheSameOnEveryCardWithExactNumbers()
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), Points, "loss");
        LogGenerator.WriteLongRun(logs.Combine("other"), Points, "acc");
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        await page.WaitForStepAsync("loss", Points - 1);
        await page.WaitForStepAsync("acc", Points - 1);

        // A drag along the axis marks a range, on both cards.
        var axis = (await page.Plot("loss").BoundingBoxAsync())!;
        await page.Page.Mouse.MoveAsync(axis.X + (axis.Width * 0.4f), axis.Y + axis.Height - 14);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(axis.X + (axis.Width * 0.7f), axis.Y + axis.Height - 14, new MouseMoveOptions { Steps = 4 });
        await page.Page.Mouse.UpAsync();
        await page.Page.WaitForFunctionAsync("() => /steps=\\d+,\\d+/.test(location.search)");
        Assert.Equal(4, await page.Page.Locator(".chart-step").CountAsync());
        foreach (var tag in new[] { "loss", "acc" })
        {
            await page.Card(tag).Locator("tbody tr").WaitForAsync();
        }

        var range = page.Page.Url.Split("steps=")[1].Split(',').Select(digits => long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var points = page.Card("loss").Locator("tbody td");
        await page.Card("loss").GetByRole(AriaRole.Button, new() { Name = "Columns" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Points" }).CheckAsync();
        await page.Page.WaitForFunctionAsync("() => location.search.includes('rangecols=') && document.querySelector('[data-card=loss] thead').textContent.includes('Points')");
        Assert.Equal((range[1] - range[0] + 1).ToString("N0", System.Globalization.CultureInfo.InvariantCulture), await points.Nth(await points.CountAsync() - 2).TextContentAsync());
        await page.Page.Keyboard.PressAsync("Escape");

        // Typing moves an end; Delete takes it away, and what is left is a single step.
        var first = page.Card("acc").GetByRole(AriaRole.Slider, new() { Name = "First step of the range" });
        await first.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("1000");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.WaitForFunctionAsync("() => location.search.includes('steps=1000,')");
        await page.Card("acc").GetByRole(AriaRole.Slider, new() { Name = "Last step of the range" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Delete");
        await page.Page.WaitForFunctionAsync("() => /steps=1000(&|$)/.test(location.search)");
        await page.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-card=loss] tbody td')].some((cell) => cell.title === '1000')");

        // The address reproduces it.
        await page.Page.ReloadAsync();
        await page.Card("loss").GetByRole(AriaRole.Slider, new() { Name = "Selected step" }).WaitForAsync();
        await page.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-card=loss] tbody td')].some((cell) => cell.title === '1000')");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the selected steps" }).ClickAsync();
        await page.Page.WaitForFunctionAsync("() => !location.search.includes('steps') && !document.querySelector('.chart-step')");
        page.AssertNoProblems();
    }
}
