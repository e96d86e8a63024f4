using AngleSharp.Dom;
using Bunit.TestDoubles;
using Dashboard.Web.Colours;
using Dashboard.Web.Components.Experiments;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Ingest;
using Dashboard.Web.Tests.Experiments.Api;
using Dashboard.Web.Tests.Experiments.Catalog;
using EventFormat.Writing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.Experiments;

/// <summary>The page over a real server's runs, rendered by bUnit.</summary>
public sealed class RunsPageTests : BunitContext
{
    [Fact]
    public async Task Table_IsSortedGroupedQueriedAndItsColumnsAreMoved()
    {
        await using var host = await StartAsync();
        var page = RenderPage(host);
        Assert.Equal(["Name", "Status", "Duration", "Updated", "loss", "lr", "seed"], Heads(page));

        Head(page, "lr").Click();
        Head(page, "seed").Click(new MouseEventArgs { ShiftKey = true });
        Head(page, "seed").Click(new MouseEventArgs { ShiftKey = true });
        Assert.Contains("sort=config.lr&sort=-config.seed", Url, StringComparison.Ordinal);
        Assert.Equal(["run-3", "run-2", "run-1", "run-0"], Rows(page));

        Button(page, "Move left", "config.lr").Click();
        Button(page, "Hide column", "duration").Click();
        Assert.Equal(["Name", "Status", "Updated", "lr", "loss", "seed"], Heads(page));
        Assert.Contains("column=status&column=updated&column=config.lr", Url, StringComparison.Ordinal);

        Button(page, "Group by it", "config.lr").Click();
        Assert.Equal(["0.01", "0.1"], page.FindAll("tr.group .fold .truncate").Select(cell => cell.TextContent));
        Assert.Contains("0.5 ± 0.71", page.Find("tr.group").TextContent, StringComparison.Ordinal); // seeds 0 and 1
        page.Find("tr.group .fold").Click();
        Assert.Equal(["run-1", "run-0"], Rows(page));

        page.Find("[data-query]").Input("status = running");
        Assert.Contains("No run matches", page.Markup, StringComparison.Ordinal);
        page.Find("[data-query]").Input("config.seed = 1 and");
        Assert.Contains("Expected", page.Find("#query-error").TextContent, StringComparison.Ordinal);
        page.Find("[data-query]").Input("config.seed = 1");
        Assert.Equal("2 of 4 runs", page.Find(".count").TextContent);
    }

    [Fact]
    public async Task Selection_IsThatOfTheOtherPages()
    {
        await using var host = await StartAsync();
        var page = RenderPage(host);
        page.Find("thead input").Click();
        Assert.Contains("runs=none", Url, StringComparison.Ordinal);
        page.Find("input[aria-label='Select run-2']").Click();
        Assert.EndsWith("?runs=none&run=run-2", Url, StringComparison.Ordinal);
        Assert.Equal("charts?runs=none&run=run-2", page.Find("#runs-actions a").GetAttribute("href"));
    }

    [Fact]
    public async Task Marks_AreSavedShownAndUndone()
    {
        await using var host = await StartAsync();
        var page = RenderPage(host);
        page.Find("button[aria-label='Name, tags and notes of run-3']").Click();

        // The dialog renders once more when the trail is read.
        await page.InvokeAsync(() => page.Find(".marks input").Change("the best"));
        await page.InvokeAsync(() => page.FindAll(".marks input")[1].Change("good, to check"));
        await page.InvokeAsync(() => page.FindAll(".marks .flags input")[0].Change(true));
        await page.InvokeAsync(() => page.Find(".marks form").Submit());

        page.WaitForAssertion(() => Assert.Equal("the best", Rows(page)[0]), TimeSpan.FromSeconds(10));
        Assert.Contains("good", page.FindAll("tbody .chip").Select(chip => chip.TextContent));
        var catalog = host.Services.GetRequiredService<ICatalog>();
        await page.InvokeAsync(() => page.Instance.UndoAsync(catalog.Current.LastEntry));
        page.WaitForAssertion(() => Assert.Equal("run-0", Rows(page)[0]), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task BulkActions_ChangeTheSelectedRunsAtOnce()
    {
        await using var host = await StartAsync();
        var page = RenderPage(host, "?runs=none&run=run-1&run=run-2");
        page.FindAll("#runs-actions button").Single(button => button.TextContent == "Archive").Click();
        page.WaitForAssertion(() => Assert.Equal(["run-0", "run-3"], Rows(page)), TimeSpan.FromSeconds(10));
        Assert.Equal("2 of 4 runs, 2 put away", page.Find(".count").TextContent);
        Assert.Equal(1, host.Services.GetRequiredService<ICatalog>().Current.LastEntry);
    }

    private static async Task<DashboardHost> StartAsync()
    {
        var host = await DashboardHost.StartAsync();
        for (var i = 0; i < 4; i++)
        {
            using var file = host.Write($"run-{i}");
            file.Append("loss", 0, 1, i);
            file.Append("loss", 1, 2, 2 * i);
            RunManifestFile.Write(Path.Combine(host.Logs, $"run-{i}"), new RunManifest { Id = $"id-{i}", Config = new() { ["lr"] = i < 2 ? 0.1 : 0.01, ["seed"] = i % 2 }, Status = RunStatus.Finished });
        }

        await RunRoutesTests.WhenTableAsync(host, table => table.Entries.Length == 4 && table.Metrics.Length == 1 && table.Entries.All(entry => entry is { Key: not null, Facts.Manifest: not null, Row.Points: 2 }));
        await host.Services.GetRequiredService<CatalogService>().ReadyAsync();
        return host;
    }

    private string Url => Uri.UnescapeDataString(Services.GetRequiredService<NavigationManager>().Uri);

    private IRenderedComponent<RunsPage> RenderPage(DashboardHost host, string query = "")
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IRunList>(host.Registry);
        Services.AddSingleton<ILogDirectories>(new FakeLogDirectories("runs"));
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(host.Services.GetRequiredService<IRunColours>());
        Services.AddSingleton(host.Services.GetRequiredService<ExperimentService>());
        Services.AddSingleton(host.Services.GetRequiredService<ICatalog>());
        Services.AddSingleton(host.Services.GetRequiredService<MetricSource>());
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("runs" + query);
        return Render<RunsPage>();
    }

    private static List<string> Heads(IRenderedComponent<RunsPage> page) => [.. page.FindAll("thead .sort").Select(head => head.TextContent.TrimEnd('↑', '↓', '1', '2'))];

    private static IElement Head(IRenderedComponent<RunsPage> page, string title) => page.FindAll("thead .sort").Single(head => head.TextContent.TrimEnd('↑', '↓', '1', '2') == title);

    private static IElement Button(IRenderedComponent<RunsPage> page, string text, string column) =>
        page.Find($"th[data-head='{column}']").QuerySelectorAll(".menu button").Single(button => button.TextContent == text);

    private static List<string> Rows(IRenderedComponent<RunsPage> page) => [.. page.FindAll("tbody .link").Select(link => link.TextContent)];
}
