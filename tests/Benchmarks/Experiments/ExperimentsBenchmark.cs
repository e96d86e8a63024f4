using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Benchmarks.Reporting;
using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace Benchmarks.Experiments;

/// <summary>Ten thousand runs with fifty settings each: the table, a query, groups and an edit, as a browser and a program see them.</summary>
internal sealed class ExperimentsBenchmark : IBenchmark
{
    private const int Runs = 10_000;
    private const int Settings = 50;

    public string Name => "experiments";

    public async Task RunAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteManyRuns(logs.Path, Runs, tags: 4, points: 20);
        WriteManifests(logs.Path);
        report.Heading($"{Runs:N0} runs × {Settings} settings");
        var clock = Stopwatch.StartNew();
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        using var http = new HttpClient { BaseAddress = new Uri(server.Url), Timeout = TimeSpan.FromMinutes(5) };
        await WhenAsync(http, "config.key_00 >= 0 and last(train/metric_00) > 0");
        report.Note("server started → all of it known", clock.Elapsed.TotalSeconds, "s");
        await ApiAsync(report, http);
        await PageAsync(report, server);
    }

    private static void WriteManifests(string directory)
    {
        for (var run = 0; run < Runs; run++)
        {
            var random = new Random(run);
            var config = new JsonObject { ["optimizer"] = run % 3 == 0 ? "adam" : "sgd", ["seed"] = run % 5 };
            for (var key = 0; key < Settings - 2; key++)
            {
                config[$"key_{key:00}"] = key % 4 == 0 ? random.NextDouble() : key % 4 == 1 ? $"choice-{random.Next(8)}" : random.Next(100);
            }

            RunManifestFile.Write(Path.Combine(directory, $"sweep_{run / 100:00}", $"trial_{run:0000}"), new RunManifest { Id = $"run-{run}", Config = config, Status = RunStatus.Finished, Tags = [$"set-{run % 10}"] });
        }
    }

    private static async Task ApiAsync(Report report, HttpClient http)
    {
        var queries = new List<double>();
        foreach (var query in new[] { "config.key_00 < 0.01 and tag:set-3", "best(train/metric_00) > 0.9 and config.optimizer = adam", "name ~ \"trial_0[0-4]\" and not config.key_01 in (choice-1, choice-2)" })
        {
            for (var i = 0; i < 10; i++)
            {
                queries.Add(await MeasureAsync(() => http.GetStringAsync($"/api/v1/runs?limit=50&q={Uri.EscapeDataString(query)}")));
            }
        }

        report.AtMost("a query over HTTP, 50 runs answered, p50", Percentiles.Median(queries), 50, "ms");
        var runs = JsonNode.Parse(await http.GetStringAsync("/api/v1/runs?limit=30"))!["runs"]!.AsArray().Select(run => (string)run!["key"]!).ToList();
        var edits = new List<double>();
        foreach (var key in runs)
        {
            edits.Add(await MeasureAsync(async () =>
            {
                using var body = new StringContent("""{"tags": ["looked at"], "note": "a note"}""", Encoding.UTF8, "application/json");
                using var answer = await http.PatchAsync(new Uri($"/api/v1/runs/{key}/marks", UriKind.Relative), body);
                answer.EnsureSuccessStatusCode();
                return "";
            }));
        }

        report.AtMost("an edit, on the disk and acknowledged, p50", Percentiles.Median(edits), 50, "ms");
    }

    private static async Task PageAsync(Report report, MonitorServer server)
    {
        await using var browser = await Monitor.Tests.Support.Browser.LaunchAsync();
        await using (var warmUp = await browser.OpenAsync())
        {
            await OpenAsync(warmUp.Page, server);
        }

        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        var clock = Stopwatch.StartNew();
        await OpenAsync(page, server);
        report.AtMost("navigation → table, warm server", clock.Elapsed.TotalMilliseconds, 1000, "ms");
        report.AtMost("a query typed → other rows", await ChangeAsync(page, "input", "config.key_00 < 0.2"), 50, "ms");
        report.AtMost("a click on a head → sorted rows", await ChangeAsync(page, "click", "thead th:nth-child(6) .sort"), 200, "ms");
        report.AtMost("grouped by a setting → groups", await ChangeAsync(page, "select", "config.key_01"), 200, "ms");
        report.AtMost("a jump of the scroll bar → rows", await ChangeAsync(page, "scroll", ""), 50, "ms");
        report.Note("problems on the page", watched.Problems.Count, "");
    }

    private static async Task OpenAsync(IPage page, MonitorServer server)
    {
        await page.GotoAsync(server.Url + "/runs");
        await page.WaitForFunctionAsync("(runs) => document.querySelectorAll('tbody .link').length > 10 && document.querySelector('.count')?.textContent.startsWith(runs)", "10,000");
    }

    private static Task<double> ChangeAsync(IPage page, string kind, string argument) => page.EvaluateAsync<double>(
        """
        ([kind, argument]) => new Promise((done) => {
          const body = document.querySelector("tbody");
          const start = performance.now();
          const observer = new MutationObserver(() => requestAnimationFrame(() => { observer.disconnect(); done(performance.now() - start); }));
          observer.observe(body, { childList: true, subtree: true, characterData: true });
          const set = (element, value, event) => { element.value = value; element.dispatchEvent(new Event(event, { bubbles: true })); };
          if (kind === "input") set(document.querySelector("[data-query]"), argument, "input");
          else if (kind === "select") set(document.querySelector("#runs-groups select"), argument, "change");
          else if (kind === "scroll") body.closest(".scroll").scrollTop = 9000;
          else document.querySelector(argument).click();
        })
        """,
        new[] { kind, argument });

    private static async Task WhenAsync(HttpClient http, string query)
    {
        while ((int)JsonNode.Parse(await http.GetStringAsync($"/api/v1/runs?limit=0&q={Uri.EscapeDataString(query)}"))!["total"]! < Runs)
        {
            await Task.Delay(100);
        }
    }

    private static async Task<double> MeasureAsync(Func<Task<string>> action)
    {
        var clock = Stopwatch.StartNew();
        await action();
        return clock.Elapsed.TotalMilliseconds;
    }
}
