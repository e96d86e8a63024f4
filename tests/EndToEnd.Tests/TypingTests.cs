using Monitor.Tests.Support;

namespace EndToEnd.Tests;

public sealed class TypingTests(BrowserFixture chromium)
{
    [Fact]
    public async Task RunFilter_TypedFasterThanTheServerAnswers_KeepsEveryCharacter()
    {
        using var logs = new TemporaryDirectory();
        LogGenerator.WriteManyRuns(logs.Path, runs: 300, tags: 8, points: 5);
        using var server = await MonitorServer.StartAsync("--logdir", logs.Path, "--port", "0", "--data", logs.Combine(".monitor"));
        await using var watched = await chromium.Browser.OpenAsync();
        var page = await ChartsPage.OpenAsync(watched, server);
        await page.WaitForStepAsync("train/metric_00", 40);
        var filter = watched.Page.GetByLabel("Filter runs by regular expression");

        await filter.PressSequentiallyAsync("trial_00[0-4]");

        await watched.Page.GetByText("50 listed").WaitForAsync();
        Assert.Equal("trial_00[0-4]", await filter.InputValueAsync());
        page.AssertNoProblems();
    }
}
