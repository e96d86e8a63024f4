using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>The Runs page as a user meets it.</summary>
public sealed class RunsTableTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Page_OfRuns_IsQueriedSortedGroupedMarkedAndLeadsToCharts()
    {
        using var logs = new TemporaryDirectory();
        for (var i = 0; i < 4; i++)
        {
            LogGenerator.WriteLongRun(logs.Combine($"run-{i}"), 50, "loss");
            RunManifestFile.Write(logs.Combine($"run-{i}"), new RunManifest { Id = $"id-{i}", Config = new() { ["lr"] = i < 2 ? 0.1 : 0.01, ["seed"] = i % 2 }, Status = i == 3 ? RunStatus.Failed : RunStatus.Finished });
        }

        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/runs");
        var names = page.Locator("tbody .link");
        await Assertions.Expect(names).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("tbody .spark")).ToHaveCountAsync(4);

        var query = page.GetByRole(AriaRole.Combobox, new() { Name = "Query" });
        await query.PressSequentiallyAsync("config.l");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "config.lr" })).ToBeVisibleAsync();
        await query.PressAsync("Tab");
        await Assertions.Expect(query).ToHaveValueAsync("config.lr ");
        await query.PressSequentiallyAsync("= 0.01 and staus = failed");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "There is no staus" })).ToHaveCountAsync(1);
        await query.FillAsync("config.lr = 0.01");
        await Assertions.Expect(names).ToHaveTextAsync(["run-2", "run-3"]);
        await page.WaitForFunctionAsync("() => new URLSearchParams(location.search).get('q') === 'config.lr = 0.01'");
        await query.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the query" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "seed", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "lr", Exact = true }).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(names).ToHaveTextAsync(["run-2", "run-0", "run-3", "run-1"]);
        await DragAsync(page, "[data-grip='config.lr']", 60);
        await page.WaitForFunctionAsync("() => new URLSearchParams(location.search).get('size') === '172,config.lr'");
        await page.Locator("th[data-head='config.seed']").DragToAsync(page.Locator("th[data-head='status']"));
        await Assertions.Expect(page.Locator("thead .sort").Nth(1)).ToContainTextAsync("seed");

        await page.GetByRole(AriaRole.Button, new() { Name = "Name, tags and notes of run-3" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("the best");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(names.Nth(2)).ToHaveTextAsync("the best");
        await page.Locator("#toasts").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(names.Nth(2)).ToHaveTextAsync("run-3");

        await page.GetByRole(AriaRole.Button, new() { Name = "Group", Exact = true }).ClickAsync();
        await page.GetByLabel("Group by").Last.SelectOptionAsync("config.lr");
        await Assertions.Expect(page.Locator("tr.group")).ToHaveCountAsync(2);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("tr.group")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select the 2 runs of lr 0.01" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Select run-2" })).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "Charts" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 of 4 selected")).ToBeVisibleAsync();
        Assert.Empty(watched.Problems);
    }

    private static async Task DragAsync(IPage page, string grip, int by)
    {
        var box = (await page.Locator(grip).BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2) + by, box.Y + (box.Height / 2), new() { Steps = 3 });
        await page.Mouse.UpAsync();
    }
}
