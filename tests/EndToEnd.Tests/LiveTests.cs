using Monitor.Tests.Support;

namespace EndToEnd.Tests;

public sealed class LiveTests(BrowserFixture chromium)
{
    private const double Wall = 1_700_000_000;

    [Fact]
    public async Task Page_PointsAppended_AppearWithoutReload()
    {
        using var logs = new TemporaryDirectory();
        using var file = ScalarLogFile.Create(logs.Combine("run"), Wall);
        Append(file, 0, 20);
        using var server = await StartAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        await page.WaitForStepAsync("loss", 19);

        for (var step = 20; step < 30; step++)
        {
            Append(file, step, 1);
            await page.WaitForStepAsync("loss", step);
        }

        Assert.Equal(30, await page.PointsAsync("loss"));
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Page_NewRunAndNewTag_Appear()
    {
        using var logs = new TemporaryDirectory();
        using var first = ScalarLogFile.Create(logs.Combine("first"), Wall);
        Append(first, 0, 5);
        using var server = await StartAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        await page.WaitForStepAsync("loss", 4);

        using var second = ScalarLogFile.Create(logs.Combine("second"), Wall);
        second.Append("accuracy", 7, Wall, 0.5f);
        second.Flush();

        await page.WaitForStepAsync("accuracy", 7);
        await page.Page.GetByText("second", new() { Exact = true }).First.WaitForAsync();
        page.AssertNoProblems();
    }

    [Fact]
    public async Task Page_ServerKilledAndRestarted_ReloadsItselfToTheSameView()
    {
        using var logs = new TemporaryDirectory();
        using var file = ScalarLogFile.Create(logs.Combine("run"), Wall);
        Append(file, 0, 20);
        var server = await StartAsync(logs);
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server, "?smoothing=0.9");
        await page.WaitForStepAsync("loss", 19);
        var port = new Uri(server.Url).Port;

        server.Kill();
        Append(file, 20, 5);
        await page.Page.EvaluateAsync("() => { window.__sameDocument = true; }");
        using var restarted = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", $"{port}", "--data", logs.Combine(".monitor"));

        await page.Page.WaitForFunctionAsync("() => window.__sameDocument === undefined", null, new() { Timeout = 60_000 });
        await page.WaitForStepAsync("loss", 24);
        Assert.Contains("smoothing=0.9", page.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(watched.Problems, problem => problem.StartsWith("uncaught", StringComparison.Ordinal));
        watched.ForgetProblems(); // requests failed while the server was dead
        Append(file, 25, 1);
        await page.WaitForStepAsync("loss", 25);
        page.AssertNoProblems();
    }

    private static Task<MonitorServer> StartAsync(TemporaryDirectory logs) =>
        MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));

    private static void Append(ScalarLogFile file, int from, int count)
    {
        for (var step = from; step < from + count; step++)
        {
            file.Append("loss", step, Wall + step, 1f / (step + 1));
        }

        file.Flush();
    }
}
