using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Reporting;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace Benchmarks.Browser;

/// <summary>From the flush of a written point to the pixel, observed on the page, and what being live costs.</summary>
internal sealed class LiveBenchmark : IBenchmark
{
    private const int Cards = 8;
    private const int Runs = 10;
    private const int IdleRuns = 90;
    private const int History = 200;

    public string Name => "live";

    public async Task RunAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        var files = CreateRuns(logs.Path, Runs + IdleRuns);
        try
        {
            using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
            await using var browser = await Monitor.Tests.Support.Browser.LaunchAsync();
            await using var watched = await browser.OpenAsync();
            var page = watched.Page;
            await page.AddInitScriptAsync(PageProbe.ObserveCards);
            await page.GotoAsync(server.Url + "?runs=" + Uri.EscapeDataString("match:^run_00"));
            await PageProbe.WaitForCardsAsync(page, Cards, History - 1);

            report.Heading($"Live: {Runs + IdleRuns} runs on disk, {Cards} cards of {Runs} runs on the page");
            var step = History;
            await LoneWritesAsync(report, page, files, step);
            step += 40;
            await SteadyWritesAsync(report, page, server, files, step);
            report.Note("problems on the page", watched.Problems.Count, "");
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    private static List<ScalarLogFile> CreateRuns(string directory, int count)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - History).ToUnixTimeSeconds();
        var files = new List<ScalarLogFile>();
        for (var run = 0; run < count; run++)
        {
            var file = ScalarLogFile.Create(Path.Combine(directory, $"run_{run:000}"), now);
            for (var step = 0; step < History; step++)
            {
                Write(file, run, step, now + step);
            }

            file.Flush();
            files.Add(file);
        }

        return files;
    }

    private static void Write(ScalarLogFile file, int run, int step, double wall)
    {
        for (var tag = 0; tag < Cards; tag++)
        {
            file.Append($"live/metric_{tag}", step, wall, (float)(Math.Exp(-step / 300.0) + (0.05 * Math.Sin((step / 7.0) + run + tag))));
        }
    }

    private static async Task LoneWritesAsync(Report report, IPage page, List<ScalarLogFile> files, int step)
    {
        var latencies = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            files[0].Append("live/metric_0", step + i, Now(), 0.5f);
            files[0].Flush();
            var flushed = Now() * 1000;
            latencies.Add(await PageProbe.ShownAsync(page, 0, step + i) - flushed);
            await Task.Delay(TimeSpan.FromMilliseconds(700 + (i * 37 % 200)));
        }

        report.Note("lone write → pixel, p50", Percentiles.Median(latencies), "ms");
        report.AtMost("lone write → pixel, p95", Percentiles.Of(latencies, 0.95), 250, "ms");
    }

    private static async Task SteadyWritesAsync(Report report, IPage page, MonitorServer server, List<ScalarLogFile> files, int step)
    {
        const int Rounds = 40;
        var flushed = new Dictionary<int, double>();
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        var busyBefore = await PageProbe.MainThreadSecondsAsync(session);
        var serverBefore = server.Process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            for (var run = 0; run < Runs; run++)
            {
                Write(files[run], run, step + round, Now());
                files[run].Flush();
            }

            flushed[step + round] = Now() * 1000;
            var next = TimeSpan.FromMilliseconds(500 * (round + 1)) - clock.Elapsed;
            await Task.Delay(next > TimeSpan.Zero ? next : TimeSpan.Zero);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        await PageProbe.ShownAsync(page, 0, step + Rounds - 1);
        var busy = await PageProbe.MainThreadSecondsAsync(session) - busyBefore;
        server.Process.Refresh();
        var serverCpu = (server.Process.TotalProcessorTime - serverBefore).TotalSeconds;
        var latencies = await LatenciesAsync(page, flushed);
        report.Note("8 cards × 10 runs × 2/s → pixel, p50", Percentiles.Median(latencies), "ms");
        report.AtMost("8 cards × 10 runs × 2/s → pixel, p95", Percentiles.Of(latencies, 0.95), 700, "ms");
        report.AtMost("browser main thread busy", 100 * busy / seconds, 35, "%");
        report.Note("server CPU, ingest included", 100 * serverCpu / seconds, "% core");
    }

    // A step counts as shown when a card shows it or a newer one.
    private static async Task<List<double>> LatenciesAsync(IPage page, Dictionary<int, double> flushed)
    {
        var shown = (await page.EvaluateAsync<JsonElement>("() => window.__shown")).EnumerateArray()
            .Select(entry => (Tag: entry.GetProperty("tag").GetString(), Step: entry.GetProperty("step").GetInt32(), At: entry.GetProperty("at").GetDouble()))
            .ToList();
        return [.. from byTag in shown.GroupBy(entry => entry.Tag)
                   from write in flushed
                   let first = byTag.Where(entry => entry.Step >= write.Key).Select(entry => (double?)entry.At).Min()
                   where first is not null
                   select first.Value - write.Value];
    }

    private static double Now() => TimeProvider.System.GetUtcNow().Subtract(DateTimeOffset.UnixEpoch).TotalSeconds;
}
