using System.Globalization;
using System.Text.Json;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>Processes die at random moments; what was flushed stays, and the server comes back to the same picture.</summary>
public sealed class KillTests(BrowserFixture chromium)
{
    [Fact]
    public async Task Server_KilledWhileReading_ComesBackWithEveryPoint()
    {
        const int Points = 300_000;
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteLongRun(logs.Combine("run"), Points, "loss");
        var random = new Random(5);
        for (var round = 0; round < 4; round++)
        {
            var killed = await StartAsync(logs);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(120)), TestContext.Current.CancellationToken); // a random moment, not a wait for anything
            killed.Kill();
        }

        using var server = await StartAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        await page.WaitForStepAsync("loss", Points - 1);
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        var all = await http.GetStringAsync("/data/plugin/scalars/scalars?run=run&tag=loss&samples=all", TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(all);
        Assert.Equal(Points, json.RootElement.GetArrayLength());
        Assert.Equal(Points - 1, json.RootElement[Points - 1][1].GetInt64());
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Page_TornTailThenRest_ShowsThePointOnlyOnceItIsWhole()
    {
        using var logs = new TemporaryDirectory();
        var path = logs.Combine("run", "events.out.tfevents.1.host.1.0");
        using (var file = new ScalarLogFile(path))
        {
            file.Append("loss", 0, 1, 1);
            file.Append("loss", 1, 2, 2);
        }

        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, whole[..^5], TestContext.Current.CancellationToken);
        using var server = await StartAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        await page.WaitForStepAsync("loss", 0);
        Assert.Equal("0", await page.Plot("loss").GetAttributeAsync("data-last-step"));

        await using (var append = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            await append.WriteAsync(whole.AsMemory(whole.Length - 5), TestContext.Current.CancellationToken);
        }

        await page.WaitForStepAsync("loss", 1);
        Assert.Equal(2.ToString(CultureInfo.InvariantCulture), await page.Plot("loss").GetAttributeAsync("data-points"));
        page.AssertNoProblems();
    }

    private static Task<MonitorServer> StartAsync(TemporaryDirectory logs) =>
        MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
}
