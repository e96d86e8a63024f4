using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Benchmarks.Reporting;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace Benchmarks.Browser;

/// <summary>One series of ten million points: reading it, its memory, queries at every zoom, and the picture in a browser.</summary>
internal sealed class LargeLogBenchmark : IBenchmark
{
    private const int Points = 10_000_000;
    private const int Columns = 1150;

    public string Name => "large";

    public async Task RunAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), Points);
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        using var http = new HttpClient { BaseAddress = new Uri(server.Url), Timeout = TimeSpan.FromMinutes(2) };
        report.Heading($"One series of {Points:N0} points");
        await WaitForAsync(http, Points, server, report);
        await QueriesAsync(report, http);
        await PictureAsync(report, server);
    }

    private static async Task WaitForAsync(HttpClient http, int points, MonitorServer server, Report report)
    {
        var clock = Stopwatch.StartNew();
        while (await TotalAsync(http) < points)
        {
            await Task.Delay(20);
        }

        report.Note("read, checked and indexed since the server listens", clock.Elapsed.TotalSeconds, "s");
        server.Process.Refresh();
        report.Note("server resident set", server.Process.WorkingSet64 / 1e6, "MB");
    }

    private static async Task<long> TotalAsync(HttpClient http)
    {
        var frame = await QueryAsync(http, "null", "null", 16, 0, compressed: false);
        return frame.Length < 48 ? 0 : BitConverter.ToInt64(frame, 16 + 24);
    }

    private static async Task QueriesAsync(Report report, HttpClient http)
    {
        var first = Stopwatch.StartNew();
        await QueryAsync(http, "null", "null", Columns, 0.97, compressed: false);
        report.AtMost("first smoothed query, whole range", first.Elapsed.TotalMilliseconds, 100, "ms");
        report.AtMost("raw query, whole range", await MedianAsync(http, "null", "null", 0), 15, "ms");
        report.AtMost("smoothed query, whole range, cached", await MedianAsync(http, "null", "null", 0.97), 15, "ms");
        report.AtMost("smoothed query, 500,000 points", await MedianAsync(http, "4000000", "4500000", 0.97), 10, "ms");
        report.AtMost("smoothed query, 4,000 points (raw answer)", await MedianAsync(http, "4000000", "4004000", 0.97), 10, "ms");
        var reply = await QueryAsync(http, "null", "null", Columns, 0.97, compressed: true);
        report.AtMost("reply on the wire, whole range, smoothed", reply.Length / 1000.0, 60, "kB");
    }

    private static async Task<double> MedianAsync(HttpClient http, string from, string to, double smoothing)
    {
        var samples = new List<double>();
        for (var i = 0; i < 15; i++)
        {
            var clock = Stopwatch.StartNew();
            await QueryAsync(http, from, to, Columns, smoothing, compressed: false);
            samples.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Percentiles.Median(samples);
    }

    private static async Task<byte[]> QueryAsync(HttpClient http, string from, string to, int columns, double smoothing, bool compressed)
    {
        // Run and tag are numbered by the server; of these pairs only the one that exists is answered.
        var json = FormattableString.Invariant(
            $$"""{"x":"step","from":{{from}},"to":{{to}},"logX":false,"columns":{{columns}},"smoothing":{{smoothing}},"superseded":false,"relativeTo":"run","series":[[0,0],[0,1],[1,0],[1,1]]}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/series/query") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (compressed)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        }

        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task PictureAsync(Report report, MonitorServer server)
    {
        await using var browser = await Monitor.Tests.Support.Browser.LaunchAsync();
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.AddInitScriptAsync(PageProbe.ObserveCards);
        var clock = Stopwatch.StartNew();
        await page.GotoAsync(server.Url);
        await PageProbe.WaitForCardsAsync(page, 1, 1);
        report.Note("navigation → curve on screen, cold page", clock.Elapsed.TotalMilliseconds, "ms");
        var zooms = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            zooms.Add(await ZoomAsync(page));
        }

        report.AtMost("zoom gesture → exact picture, p50", Percentiles.Median(zooms), 100, "ms");
        report.Note("problems on the page", watched.Problems.Count, "");
    }

    private static async Task<double> ZoomAsync(IPage page)
    {
        var plot = page.Locator("[data-chart]").First;
        var box = (await plot.BoundingBoxAsync())!;
        await plot.EvaluateAsync("(card) => { window.__before = Number(card.dataset.exact ?? 0); }");
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.4f), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * 0.7f), box.Y + (box.Height / 2));
        await page.EvaluateAsync("() => window.__released = performance.now()");
        await page.Mouse.UpAsync();
        var handle = await page.WaitForFunctionAsync(
            "() => { const card = document.querySelector('[data-chart]'); return Number(card.dataset.exact ?? 0) > window.__before && performance.now() - window.__released; }",
            null,
            new PageWaitForFunctionOptions { PollingInterval = 5 });
        return await handle.JsonValueAsync<double>();
    }
}
