using System.Diagnostics;
using Benchmarks.Reporting;
using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace Benchmarks.Browser;

/// <summary>Five hundred histograms of a thousand steps, and a thousand trials of hyperparameters: from navigation to something useful.</summary>
internal sealed class ManyBlobsBenchmark : IBenchmark
{
    private const int Tags = 500;
    private const int Steps = 1000;
    private const int Trials = 1000;

    public string Name => "blobs";

    public async Task RunAsync(Report report)
    {
        await HistogramsAsync(report);
        await TrialsAsync(report);
    }

    private static async Task HistogramsAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        await WriteHistogramsAsync(logs.Combine("run"));
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var browser = await Monitor.Tests.Support.Browser.LaunchAsync();
        report.Heading($"{Tags} histogram tags × {Steps:N0} steps");
        const string Drawn = "[data-pictures]";
        await WarmUpAsync(browser, server.Url + "/histograms", Drawn);
        report.AtMost("navigation → first panel drawn, warm server", await OpenAsync(browser, server.Url + "/histograms", Drawn), 1000, "ms");
        report.AtMost("navigation → first distribution drawn", await OpenAsync(browser, server.Url + "/distributions", Drawn), 1000, "ms");
        server.Process.Refresh();
        report.Note("server resident set", server.Process.WorkingSet64 / 1e6, "MB");
    }

    private static async Task TrialsAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        for (var trial = 0; trial < Trials; trial++)
        {
            await WriteTrialAsync(logs.Combine($"trial_{trial:0000}"), trial);
        }

        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var browser = await Monitor.Tests.Support.Browser.LaunchAsync();
        report.Heading($"{Trials:N0} trials of hyperparameters");
        const string Rows = "main tbody tr:nth-child(10)";
        await WarmUpAsync(browser, server.Url + "/hparams", Rows);
        report.AtMost("navigation → table of trials, warm server", await OpenAsync(browser, server.Url + "/hparams", Rows), 1000, "ms");
    }

    private static async Task WriteHistogramsAsync(string directory)
    {
        var random = new Random(1);
        var values = new float[200];
        await using var writer = new SummaryWriter(directory);
        for (var step = 0; step < Steps; step++)
        {
            for (var tag = 0; tag < Tags; tag++)
            {
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = (random.NextSingle() + random.NextSingle() - 1) * (1 + (step / 500f));
                }

                writer.AddHistogram($"layer_{tag / 10:00}/weight_{tag % 10}", values, 30, step);
            }
        }
    }

    private static async Task WriteTrialAsync(string directory, int trial)
    {
        var random = new Random(trial);
        await using var writer = new SummaryWriter(directory);
        writer.AddHParams(new Dictionary<string, HParamValue> { ["lr"] = random.NextDouble(), ["layers"] = random.Next(8), ["optimizer"] = trial % 2 == 0 ? "adam" : "sgd" }, ["loss", "accuracy"]);
        for (var step = 0; step < 20; step++)
        {
            writer.AddScalar("loss", random.NextDouble(), step);
            writer.AddScalar("accuracy", random.NextDouble(), step);
        }

        writer.EndHParams();
    }

    // The server reads while the first page opens; its code is compiled by the third.
    private static async Task WarmUpAsync(Monitor.Tests.Support.Browser browser, string url, string drawn)
    {
        await OpenAsync(browser, url, drawn);
        await OpenAsync(browser, url, drawn);
    }

    private static async Task<double> OpenAsync(Monitor.Tests.Support.Browser browser, string url, string drawn)
    {
        await using var watched = await browser.OpenAsync();
        var clock = Stopwatch.StartNew();
        await watched.Page.GotoAsync(url);
        await watched.Page.Locator(drawn).First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        return clock.Elapsed.TotalMilliseconds;
    }
}
