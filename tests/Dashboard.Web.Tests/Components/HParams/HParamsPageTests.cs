using AngleSharp.Dom;
using Bunit.TestDoubles;
using Dashboard.Web.Components.Dashboards;
using Dashboard.Web.Components.HParams;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using EventFormat.Writing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Components.HParams;

/// <summary>The page over a real server's runs, rendered by bUnit.</summary>
public sealed class HParamsPageTests : BunitContext
{
    [Fact]
    public async Task Table_OfRecordedLogs_SortsFiltersAndHides()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var page = RenderPage(host);

        Assert.Equal(["Trial", "Status", "lr", "bsize", "optimizer", "nesterov", "wd", "hparam/accuracy", "hparam/loss"], page.FindAll("thead .sort").Select(button => button.TextContent));
        Button(page, "lr").Click();
        Button(page, "lr").Click();
        Assert.Contains("sort=h.lr&desc=1", Url, StringComparison.Ordinal);
        Assert.Equal("descending", page.FindAll("thead th")[2].GetAttribute("aria-sort"));

        page.FindAll(".filter")[3].QuerySelectorAll("input[type=checkbox]").Single(box => box.ParentElement!.TextContent == "adam").Change(true);
        Assert.Contains("3 of 7 trials", page.Markup, StringComparison.Ordinal);
        Assert.Contains("value=h.optimizer,adam", Url, StringComparison.Ordinal);

        page.FindAll(".filter")[3].QuerySelectorAll("button").Single(button => button.TextContent == "Hide column").Click();
        Assert.DoesNotContain("optimizer", page.FindAll("thead .sort").Select(button => button.TextContent));
        Assert.Contains("3 of 7 trials", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_ThatNothingPasses_AreNamedAndCleared()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var page = RenderPage(host, "?range=h.lr,7,8");

        Assert.Contains("None of 7 trials passes the filters of lr.", page.Markup, StringComparison.Ordinal);
        page.FindAll("button").Single(button => button.TextContent == "Clear the filters").Click();

        Assert.DoesNotContain("No trial matches", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("range=", Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_Unchecked_GoAndTheDownloadsKnow()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var page = RenderPage(host);

        page.FindAll("#hparams-columns label").Single(label => label.TextContent == "wd").QuerySelector("input")!.Change(false);

        Assert.DoesNotContain("wd", page.FindAll("thead .sort").Select(button => button.TextContent));
        Assert.All(page.FindAll("#hparams-export a"), link => Assert.Contains("hide=h.wd", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain(",wd", await host.GetAsync("/" + page.Find("#hparams-export a").GetAttribute("href")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importance_OfRecordedLogs_IsShownWithCorrelation()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var page = RenderPage(host, "?tab=importance");

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("tbody tr").Count), TimeSpan.FromSeconds(30));
        var rate = page.FindAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent == "lr");
        Assert.Contains("−0.97", rate.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboard_WithoutHParams_IsNotInTheMenu()
    {
        IDashboard dashboard = new HParamsDashboard();
        await using var host = await DashboardHost.StartAsync();
        using var file = host.Write("run");
        file.Append("loss", 0, 1, 1);
        file.Flush();

        Assert.False(dashboard.HasContent(await host.WhenRunsAsync(list => list.Runs.Length == 1)));
        using var writer = new SummaryWriter(Path.Combine(host.Logs, "trial"));
        writer.AddHParams(new Dictionary<string, HParamValue> { ["lr"] = 0.1 });
        writer.Flush();

        Assert.True(dashboard.HasContent(await host.WhenRunsAsync(list => list.Runs.Length == 2 && list.Runs.All(run => run.TagIds.Length > 0))));
    }

    private string Url => Uri.UnescapeDataString(Services.GetRequiredService<NavigationManager>().Uri);

    private IRenderedComponent<HParamsPage> RenderPage(DashboardHost host, string query = "")
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<IRunList>(host.Registry);
        FakeColours.AddTo(Services);
        Services.AddSingleton<ILogDirectories>(new FakeLogDirectories("runs"));
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(host.Services.GetRequiredService<TrialTableReader>());
        Services.AddSingleton(host.Services.GetRequiredService<MetricReader>());
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo("hparams" + query);
        return Render<HParamsPage>();
    }

    private static IElement Button(IRenderedComponent<HParamsPage> page, string column) => page.FindAll("thead .sort").Single(button => button.TextContent.TrimEnd('↑', '↓') == column);
}
