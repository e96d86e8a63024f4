using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmarks.Reporting;
using Monitor.Tests.Support;

namespace Benchmarks.Http;

/// <summary>A hundred clients at once that send what TensorBoard's clients were recorded to send: errors, rate, and whether the server's memory grows.</summary>
/// <remarks>Ten minutes, or as many as the environment's <c>MONITOR_LOAD_MINUTES</c> says; a fifth of it warms up.</remarks>
internal sealed class LoadBenchmark : IBenchmark
{
    private const int Clients = 100;

    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(
        double.TryParse(Environment.GetEnvironmentVariable("MONITOR_LOAD_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? minutes : 10);

    public string Name => "load";

    public async Task RunAsync(Report report)
    {
        using var directory = new TemporaryDirectory();
        using var server = await MonitorServer.StartAsync("--logdir", SharedData.PathOf("pytorch_all"), "--port", "0", "--data", directory.Combine("data"));
        var requests = Recorded().ToArray();
        report.Heading(string.Create(CultureInfo.InvariantCulture, $"{Clients} clients at once for {Duration.TotalMinutes:0.#} minutes, {requests.Length} different requests"));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients, UseCookies = false }) { BaseAddress = new Uri(server.Url) };
        await WhenReadAsync(http);
        await RunAsync(http, requests, Duration / 5);
        var before = Resident(server);
        var (answered, failed, slowest) = await RunAsync(http, requests, Duration * 0.8);
        var after = Resident(server);

        report.Note("answers per second", answered / (Duration.TotalSeconds * 0.8), "1/s");
        report.Note("p99 of an answer", slowest, "ms");
        report.AtMost("answers of another status than recorded, or none", failed, 0, "");
        report.Note("server's resident set after warming up", before / 1e6, "MB");
        report.AtMost("growth of it by the end", 100.0 * (after - before) / before, 10, "%");
    }

    private static async Task<(long Answered, long Failed, double Slowest)> RunAsync(HttpClient http, Request[] requests, TimeSpan duration)
    {
        long answered = 0, failed = 0;
        var clock = Stopwatch.StartNew();
        var times = new List<double>();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (var i = client; clock.Elapsed < duration; i++)
            {
                var began = clock.Elapsed;
                var request = requests[i % requests.Length];
                try
                {
                    using var message = request.Message();
                    using var response = await http.SendAsync(message);
                    await response.Content.CopyToAsync(Stream.Null);
                    Interlocked.Add(ref failed, (int)response.StatusCode == request.Status ? 0 : 1);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref failed);
                }

                Interlocked.Increment(ref answered);
                lock (times)
                {
                    times.Add((clock.Elapsed - began).TotalMilliseconds);
                }
            }
        }));
        return (answered, failed, Percentiles.Of(times, 0.99));
    }

    private static async Task WhenReadAsync(HttpClient http)
    {
        const int Runs = 35;
        while (true)
        {
            using var runs = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri("data/runs", UriKind.Relative)));
            using var embeddings = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri("data/plugin/projector/runs", UriKind.Relative)));
            if (runs.RootElement.GetArrayLength() == Runs && embeddings.RootElement.GetArrayLength() > 0)
            {
                return;
            }

            await Task.Delay(50);
        }
    }

    private static long Resident(MonitorServer server)
    {
        server.Process.Refresh();
        return server.Process.WorkingSet64;
    }

    private static IEnumerable<Request> Recorded()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf("http_api_all", "index.json")));
        foreach (var one in index.RootElement.EnumerateArray())
        {
            var path = one.GetProperty("path").GetString()!;
            if (!path.StartsWith("/data/", StringComparison.Ordinal))
            {
                continue;
            }

            var form = one.TryGetProperty("form", out var fields) && fields.ValueKind == JsonValueKind.Array
                ? fields.EnumerateArray().Select(field => KeyValuePair.Create(field[0].GetString()!, field[1].GetString()!)).ToArray()
                : null;
            var body = one.TryGetProperty("json_body", out var json) && json.ValueKind == JsonValueKind.Object ? json.GetRawText() : null;
            yield return new Request(path, form, body, one.GetProperty("status").GetInt32());
        }
    }

    private sealed record Request(string Path, KeyValuePair<string, string>[]? Form, string? Body, int Status)
    {
        public HttpRequestMessage Message() => new(Form is null && Body is null ? HttpMethod.Get : HttpMethod.Post, Path)
        {
            Content = Form is not null ? new FormUrlEncodedContent(Form) : Body is not null ? new StringContent(Body, Encoding.UTF8, "application/json") : null,
        };
    }
}
