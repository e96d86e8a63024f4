using System.Diagnostics;
using System.Text.Json;
using Benchmarks.Reporting;
using Monitor.Tests.Support;

namespace Benchmarks.Http;

/// <summary>TensorBoard's scalars route on a tag of a million points: as many as TensorBoard answers, and all of them.</summary>
internal sealed class ScalarsRequestBenchmark : IBenchmark
{
    private const int Points = 1_000_000;
    private const int Requests = 50;
    private const string Path = "data/plugin/scalars/scalars?run=run&tag=train%2Floss";

    public string Name => "scalars";

    public async Task RunAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), Points);
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        report.Heading($"TensorBoard's scalars route, one tag of {Points:N0} points");
        await WhenReadAsync(http);

        var nothing = await TimeAsync(http, "data/experiments");
        report.Note("reference: a request for nothing, median", Percentiles.Median(nothing), "ms");
        var bounded = await TimeAsync(http, Path);
        report.AtMost("1,000 of the points, median", Percentiles.Median(bounded), 20, "ms");
        report.Note("… p95", Percentiles.Of(bounded, 0.95), "ms");
        var clock = Stopwatch.StartNew();
        var all = await http.GetByteArrayAsync(new Uri($"{Path}&samples=all", UriKind.Relative));
        report.Note("all points", clock.Elapsed.TotalMilliseconds, "ms");
        report.Note("… bytes", all.Length / 1e6, "MB");
    }

    private static async Task WhenReadAsync(HttpClient http)
    {
        while (true)
        {
            using var last = await http.GetAsync(new Uri($"{Path}&samples=1", UriKind.Relative));
            if (last.IsSuccessStatusCode)
            {
                using var points = JsonDocument.Parse(await last.Content.ReadAsByteArrayAsync());
                if (points.RootElement.GetArrayLength() == 1 && points.RootElement[0][1].GetInt64() == Points - 1)
                {
                    return;
                }
            }

            await Task.Delay(20);
        }
    }

    private static async Task<List<double>> TimeAsync(HttpClient http, string path)
    {
        var samples = new List<double>();
        for (var i = 0; i < Requests; i++)
        {
            var clock = Stopwatch.StartNew();
            await http.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            samples.Add(clock.Elapsed.TotalMilliseconds);
        }

        return samples;
    }
}
