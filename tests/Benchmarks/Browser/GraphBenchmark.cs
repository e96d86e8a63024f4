using System.Diagnostics;
using System.Globalization;
using Benchmarks.Reporting;
using EventFormat.Protos;
using EventFormat.Writing;
using Microsoft.Playwright;
using Monitor.Tests.Support;

namespace Benchmarks.Browser;

/// <summary>A graph of 20,000 nodes in scopes, and 5,000 nodes in one scope without any: from navigation to the picture, and back.</summary>
internal sealed class GraphBenchmark : IBenchmark
{
    private const int Blocks = 400;
    private const int NodesPerBlock = 50;
    private const int FlatNodes = 5000;

    public string Name => "graphs";

    public async Task RunAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        await WriteAsync(logs.Combine("nested"), Nested());
        await WriteAsync(logs.Combine("flat"), Flat());
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var browser = await Monitor.Tests.Support.Browser.LaunchAsync();
        await using var watched = await browser.OpenAsync();
        var page = watched.Page;
        await page.GotoAsync(server.Url + "/status"); // The browser and the server have been at work before.
        await page.Locator(".rail .page").First.WaitForAsync();
        report.Heading("Reference: the page without a graph");
        var clock = Stopwatch.StartNew();
        await page.GotoAsync($"{server.Url}/graphs?of=none");
        await page.Locator(".canvas .status", new PageLocatorOptions { HasText = "no such graph" }).WaitForAsync();
        report.Note("navigation → nothing to show", clock.Elapsed.TotalMilliseconds, "ms");

        report.Heading($"A graph of {Blocks * NodesPerBlock:N0} nodes");
        await OpenAsync(report, page, server, "nested", 3000);
        report.AtMost("expand a series of hundreds of blocks", await ActAsync(page, async () => await page.Locator(".graph-row", new PageLocatorOptions { HasText = "block_[" }).Locator(".graph-fold").ClickAsync()), 2000, "ms");
        report.AtMost("answer of a search over all names", await FindAsync(page), 500, "ms");

        report.Heading($"One scope of {FlatNodes:N0} nodes, none alike");
        await OpenAsync(report, page, server, "flat&expand=flat", 3000);
        report.AtMost("zoom, p95 of 20 frames", await FramesAsync(page), 100, "ms");
        report.Note("problems on the page", watched.Problems.Count, "");
    }

    private static async Task OpenAsync(Report report, IPage page, MonitorServer server, string run, double budget)
    {
        var clock = Stopwatch.StartNew();
        var answer = page.WaitForResponseAsync(response => response.Url.Contains("/api/graphs/graph", StringComparison.Ordinal));
        await page.GotoAsync($"{server.Url}/graphs?of={run}");
        var sizes = await (await answer).Request.SizesAsync();
        report.Note("answer on the wire", sizes.ResponseBodySize / 1000.0, "kB");
        report.Note("… received after", clock.Elapsed.TotalMilliseconds, "ms");
        await DrawnAsync(page, 1);
        report.AtMost("navigation → picture", clock.Elapsed.TotalMilliseconds, budget, "ms");
        report.Note("nodes in the picture", double.Parse(await page.Locator(".graphs").GetAttributeAsync("data-nodes") ?? "0", CultureInfo.InvariantCulture), "");
    }

    private static async Task<double> ActAsync(IPage page, Func<Task> act)
    {
        var drawn = int.Parse(await page.Locator(".graphs").GetAttributeAsync("data-drawn") ?? "0", CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        await act();
        await DrawnAsync(page, drawn + 1);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> FindAsync(IPage page)
    {
        var clock = Stopwatch.StartNew();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("block_399/.*relu");
        await page.Locator(".found", new PageLocatorOptions { HasText = "found" }).WaitForAsync();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> FramesAsync(IPage page)
    {
        var frames = await page.EvaluateAsync<double[]>("""
            async () => {
              const svg = document.querySelector(".graph-svg"), box = svg.getBoundingClientRect(), times = [];
              for (let i = 0; i < 20; i++) {
                const before = performance.now();
                svg.dispatchEvent(new WheelEvent("wheel", { deltaY: i < 12 ? -200 : 200, clientX: box.x + 300, clientY: box.y + 300, cancelable: true }));
                await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
                times.push(performance.now() - before);
              }
              return times;
            }
            """);
        return Percentiles.Of(frames, 0.95);
    }

    private static async Task DrawnAsync(IPage page, int times) => await page.WaitForFunctionAsync(
        "(times) => Number(document.querySelector('.graphs')?.dataset.drawn ?? 0) >= times", times, new PageWaitForFunctionOptions { PollingInterval = 10 });

    private static async Task WriteAsync(string run, GraphDef graph)
    {
        await using var writer = new SummaryWriter(run);
        writer.AddGraph(graph);
    }

    /// <summary>Blocks in stages, each a small network of its own.</summary>
    private static GraphDef Nested()
    {
        var graph = new GraphBuilder().AddNode("input", "Placeholder", outputShapes: [[-1, 64]]);
        var last = "input";
        for (var block = 0; block < Blocks; block++)
        {
            var scope = $"model/block_{block}";
            for (var node = 0; node < NodesPerBlock / 2; node++)
            {
                var layer = $"{scope}/layer_{node % 5}/op_{node}";
                graph.AddNode($"{layer}/weight", "VariableV2", outputShapes: [[64, 64]]);
                graph.AddNode($"{layer}/relu", "Relu", [last, $"{layer}/weight"], [[-1, 64]]);
                last = $"{layer}/relu";
            }
        }

        return graph.Build();
    }

    /// <summary>Names without numbers in one scope, each node taking from some before it.</summary>
    private static GraphDef Flat()
    {
        var graph = new GraphBuilder();
        var random = new Random(3);
        var names = new List<string>();
        for (var node = 0; node < FlatNodes; node++)
        {
            var name = "flat/" + string.Concat(node.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
            string[] inputs = node == 0 ? [] : [names[random.Next(Math.Max(0, node - 60), node)], names[random.Next(node)]];
            graph.AddNode(name, node % 3 == 0 ? "MatMul" : "Add", inputs, [[32, 32]]);
            names.Add(name);
        }

        return graph.Build();
    }
}
