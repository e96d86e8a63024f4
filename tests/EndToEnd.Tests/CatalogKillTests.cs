using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>The server is killed in the middle of ten thousand changes; none that it acknowledged is lost.</summary>
public sealed class CatalogKillTests
{
    private const int Changes = 10_000;
    private const int Writers = 64;

    [Fact]
    public async Task Server_KilledDuringTenThousandChanges_LosesNothingAcknowledged()
    {
        using var logs = new TemporaryDirectory();
        for (var i = 0; i < Writers; i++)
        {
            LogGenerator.WriteLongRun(logs.Combine($"run-{i}"), 1, "loss");
        }

        var random = new Random(11);
        var acknowledged = new ConcurrentDictionary<string, int>();
        var next = 0;
        while (next < Changes)
        {
            using var server = await StartAsync(logs);
            using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
            var keys = await KeysAsync(http);
            await AssertKeptAsync(http, acknowledged);
            var until = Math.Min(Changes, next + random.Next(1500, 3000));
            var from = next;
            var writers = keys.Select((key, writer) => Task.Run(async () =>
            {
                for (var number = from + writer; number < Changes; number += Writers)
                {
                    using var body = new StringContent($$"""{"note": "{{number}}"}""", Encoding.UTF8, "application/json");
                    try
                    {
                        using var answer = await http.PatchAsync(new Uri($"/api/v1/runs/{key}/marks", UriKind.Relative), body);
                        answer.EnsureSuccessStatusCode();
                    }
                    catch (HttpRequestException)
                    {
                        return; // The server is dead.
                    }

                    acknowledged[key] = number;
                    if (Interlocked.Increment(ref next) == until)
                    {
                        server.Kill();
                    }
                }
            })).ToArray();
            await Task.WhenAll(writers);
        }

        using var last = await StartAsync(logs);
        using var client = new HttpClient { BaseAddress = new Uri(last.Url) };
        await KeysAsync(client);
        await AssertKeptAsync(client, acknowledged);
    }

    private static Task<MonitorServer> StartAsync(TemporaryDirectory logs) => MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));

    /// <summary>The runs' keys, once all are known and the catalog is open.</summary>
    private static async Task<string[]> KeysAsync(HttpClient http)
    {
        while (true)
        {
            var runs = JsonNode.Parse(await http.GetStringAsync("/api/v1/runs", TestContext.Current.CancellationToken))!["runs"]!.AsArray();
            using var history = await http.GetAsync(new Uri("/api/v1/history", UriKind.Relative), TestContext.Current.CancellationToken); // Answered when the catalog is open.
            if (runs.Count == Writers && runs.All(run => run!["key"] is not null))
            {
                return [.. runs.Select(run => (string)run!["key"]!)];
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    // A change that was on the way when the server died may be there, too: it is the only one that is newer.
    private static async Task AssertKeptAsync(HttpClient http, ConcurrentDictionary<string, int> acknowledged)
    {
        foreach (var (key, number) in acknowledged)
        {
            var run = JsonNode.Parse(await http.GetStringAsync($"/api/v1/runs/{key}", TestContext.Current.CancellationToken))!;
            Assert.InRange(int.Parse((string)run["marks"]!["note"]!, System.Globalization.CultureInfo.InvariantCulture), number, int.MaxValue);
        }
    }
}
