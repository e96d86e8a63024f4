using System.Diagnostics;
using Benchmarks.Reporting;
using Monitor.Tests.Support;

namespace Benchmarks.Browser;

/// <summary>A thousand runs of twenty tags: first useful paint, filtering, scrolling.</summary>
internal sealed class ManyRunsBenchmark : IBenchmark
{
    private const int Runs = 1000;
    private const int Tags = 20;

    public string Name => "runs";

    public async Task RunAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteManyRuns(logs.Path, Runs, Tags, points: 100);
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var browser = await Monitor.Tests.Support.Browser.LaunchAsync();
        report.Heading($"{Runs:N0} runs × {Tags} tags");
        await using (var warmUp = await browser.OpenAsync())
        {
            await warmUp.Page.AddInitScriptAsync(PageProbe.ObserveCards);
            await warmUp.Page.GotoAsync(server.Url);
            await PageProbe.WaitForCardsAsync(warmUp.Page, 6, 900);
        }

        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.AddInitScriptAsync(PageProbe.ObserveCards);
        var clock = Stopwatch.StartNew();
        await page.GotoAsync(server.Url);
        await PageProbe.WaitForCardsAsync(page, 4, 900);
        report.AtMost("navigation → first four cards drawn, warm server", clock.Elapsed.TotalMilliseconds, 1000, "ms");
        report.Note("problems on the page", watched.Problems.Count, "");
    }
}
