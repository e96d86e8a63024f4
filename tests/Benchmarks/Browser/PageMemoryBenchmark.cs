using Benchmarks.Reporting;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Monitor.Tests.Support;

namespace Benchmarks.Browser;

/// <summary>What an open page costs the server's heap, by the garbage collector's count: the server runs in this process.</summary>
internal sealed class PageMemoryBenchmark : IBenchmark
{
    private const int WarmUpPages = 4;
    private const int Pages = 8;
    private const int Runs = 10;
    private const int Tags = 8;

    public string Name => "pages";

    public async Task RunAsync(Report report)
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteManyRuns(logs.Combine("logs"), Runs, Tags, points: 500);
        await using var app = Dashboard.Web.Program.Build(options =>
        {
            options.LogDirs = [logs.Combine("logs")];
            options.Port = 0;
            options.Data = logs.Combine("data");
        });
        await app.StartAsync();
        await using var pages = PageOpener.Start(app.Services.GetRequiredService<ServerAddress>().Url, Tags);
        for (var i = 0; i < WarmUpPages; i++)
        {
            await pages.OpenAsync(); // what the first pages make stays for all: compiled code, pools
        }

        var before = await HeapAsync(app);
        for (var i = 0; i < Pages; i++)
        {
            await pages.OpenAsync();
        }

        report.Heading($"Server heap per open page: {Tags} visible cards of {Runs} runs");
        report.AtMost("heap per page", (await HeapAsync(app) - before) / (double)Pages / 1000, 500, "kB");
    }

    private static async Task<long> HeapAsync(WebApplication app)
    {
        // Finalizers and the circuits' last renders settle within a few collections.
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            least = Math.Min(least, GC.GetTotalMemory(forceFullCollection: true));
        }

        GC.KeepAlive(app);
        return least;
    }
}
