using System.Diagnostics;
using Benchmarks.Reporting;
using Microsoft.Playwright;
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
        await RunListAsync(report, page);
        report.Note("problems on the page", watched.Problems.Count, "");
    }

    // From the input event to the first change of the list, and from a jump of the scroll bar to rows in view.
    private static async Task RunListAsync(Report report, IPage page)
    {
        var filters = new List<double>();
        foreach (var text in new[] { "trial_01", "trial_0[2-4]", "", "_00/", "" })
        {
            filters.Add(await page.EvaluateAsync<double>(MeasureChange + """
                (text) => measure(() => {
                  const input = document.querySelector(".runs input[type=search]");
                  input.value = text;
                  input.dispatchEvent(new Event("input", { bubbles: true }));
                })
                """ + ")", text));
        }

        var scrolls = new List<double>();
        foreach (var share in new[] { 0.5, 0.1, 0.9, 0.3, 0 })
        {
            scrolls.Add(await page.EvaluateAsync<double>(MeasureChange + """
                (share) => measure(() => {
                  const list = document.querySelector(".runs .list");
                  list.scrollTop = share * list.scrollHeight;
                })
                """ + ")", share));
        }

        report.AtMost($"filter of {Runs:N0} runs → list changed, p50", Percentiles.Median(filters), 50, "ms");
        report.AtMost($"jump in {Runs:N0} runs → rows in view, p50", Percentiles.Median(scrolls), 50, "ms");
    }

    private const string MeasureChange = """
        ((action) => (argument) => {
          const measure = (change) => new Promise((done) => {
            const list = document.querySelector(".runs .list");
            const start = performance.now();
            const observer = new MutationObserver(() => requestAnimationFrame(() => { observer.disconnect(); done(performance.now() - start); }));
            observer.observe(list, { childList: true, subtree: true, attributes: true, characterData: true });
            change();
          });
          return action(measure)(argument);
        })((measure) => 
        """;
}
