using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

public sealed class GraphsPageTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Graph_ExpandedByItsTree_IsInTheUrlAndOverAReload()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/graphs?of=graph/cnn");
        await DrawnAsync(page, 1);

        await page.GetByRole(AriaRole.Treeitem, new PageGetByRoleOptions { Name = "Block[block1]" }).Locator(".graph-fold").ClickAsync();
        await DrawnAsync(page, 2);

        var inner = page.Locator("svg").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "BatchNorm2d[bn]" });
        await Assertions.Expect(inner).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("expand=Net/Block"));
        await page.ReloadAsync();
        await DrawnAsync(page, 1);
        await Assertions.Expect(inner).ToHaveCountAsync(1);
        Assert.Empty(watched.Problems);
    }

    [Fact]
    public async Task Graph_WalkedByKeyboard_TellsOfEachNodeAndOpensGroups()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/graphs?of=graph/cnn&expand=");
        await DrawnAsync(page, 1);
        var panel = page.GetByRole(AriaRole.Complementary, new PageGetByRoleOptions { Name = "Selected node" });

        await page.Locator(".graph-svg").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = "input", Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Name = "Net", Exact = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await DrawnAsync(page, 2);

        Assert.Equal("true", await page.Locator("svg [data-node].open").GetAttributeAsync("aria-expanded"));
        Assert.Empty(watched.Problems);
    }

    [Fact]
    public async Task Search_OfANodeDeepInside_OpensTheWayToItAndShowsItsAttributes()
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/graphs?of=graph/cnn");
        await DrawnAsync(page, 1);

        await page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Find nodes" }).FillAsync(@"block2\]/input\.15$");
        await page.GetByRole(AriaRole.Treeitem).First.ClickAsync();
        await DrawnAsync(page, 2);

        await Assertions.Expect(page.Locator("svg .selected")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".panel")).ToContainTextAsync("Attributes");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Trace inputs" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("trace=1"));
        await page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Find nodes" }).FillAsync("(");
        await Assertions.Expect(page.Locator(".outline [role=alert]")).ToContainTextAsync("Invalid regular expression");
        Assert.Empty(watched.Problems);
    }

    [Theory]
    [InlineData("As SVG", "<svg")]
    [InlineData("As PNG", "\u0089PNG")]
    public async Task Save_OfEitherForm_IsAPictureOfTheWholeGraph(string form, string start)
    {
        using var data = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", data.Path);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/graphs?of=graph/cnn");
        await DrawnAsync(page, 1);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = form }).ClickAsync());

        var bytes = await System.IO.File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.True(form == "As PNG" || text.Contains("Block[block2]", StringComparison.Ordinal));
        Assert.Empty(watched.Problems);
    }

    [Fact]
    public async Task File_OfTextOrNothingGood_IsShownOrRefusedInWords()
    {
        using var logs = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/graphs");
        await Assertions.Expect(page.Locator(".canvas .status")).ToContainTextAsync("No run has logged a graph");

        await page.Locator("input[type=file]").SetInputFilesAsync(File("bad.pbtxt", "node {\n name: 5 }"));
        await Assertions.Expect(page.Locator(".canvas .status")).ToContainTextAsync("Line 2");
        watched.ForgetProblems(); // The refusal is a failed request.
        await page.Locator("input[type=file]").SetInputFilesAsync(File("good.pbtxt", "node { name: '<img src=x onerror=alert(1)>/b' op: 'X' }"));
        await DrawnAsync(page, 1);

        await Assertions.Expect(page.GetByRole(AriaRole.Tree)).ToContainTextAsync("<img src=x onerror=alert(1)>");
        Assert.Empty(watched.Problems);
    }

    [Fact]
    public async Task Series_UngroupedAndANodePutAside_AreDrawnSoAndComeBack()
    {
        using var logs = new TemporaryDirectory();
        var graph = new GraphBuilder();
        for (var i = 0; i < 6; i++)
        {
            graph.AddNode($"conv_{i}", "Conv2D", i == 0 ? [] : [$"conv_{i - 1}"]);
        }

        await using (var writer = new SummaryWriter(logs.Combine("run")))
        {
            writer.AddGraph(graph.Build());
        }

        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/graphs?expand=");
        await DrawnAsync(page, 1);
        var nodes = page.Locator("svg [data-node]");
        await Assertions.Expect(nodes).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Treeitem).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ungroup series" }).ClickAsync();
        await Assertions.Expect(nodes).ToHaveCountAsync(6);
        await page.GetByRole(AriaRole.Treeitem).Nth(2).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove from main graph" }).ClickAsync();
        await Assertions.Expect(page.Locator("svg").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "beside the main graph" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add to main graph" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Group series" }).ClickAsync();
        await Assertions.Expect(nodes).ToHaveCountAsync(1);
        Assert.Empty(watched.Problems);
    }

    private static FilePayload File(string name, string text) =>
        new() { Name = name, MimeType = "application/octet-stream", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    private static async Task DrawnAsync(IPage page, int times) => await page.WaitForFunctionAsync(
        "(times) => Number(document.querySelector('.graphs')?.dataset.drawn ?? 0) >= times", times);
}
