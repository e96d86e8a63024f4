using System.Globalization;
using System.Text.Json;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Api;

/// <summary>What a sample of the training library logs, as the dashboard tells it.</summary>
public sealed class SampleLogTests
{
    [Fact]
    public async Task DigitClassifier_Reduced_IsServed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var logs = new TemporaryDirectory();
        await SampleProgram.RunAsync("DigitClassifier", ["--logdir", logs.Path, "--items", "120", "--epochs", "2"], cancellation);
        await using var host = await DashboardHost.StartAsync(options => options.LogDirs = [logs.Path]);
        await host.WhenRunsAsync(list => list.Runs.Any(row => row.Name == "digits" && row.Points > 0 && host.Registry.Find(row.Id) is { IsCaughtUp: true }));
        Assert.Contains("digits", await host.Client.GetStringAsync("/data/runs", cancellation), StringComparison.Ordinal);
        using var points = JsonDocument.Parse(await host.Client.GetStringAsync("/data/plugin/scalars/scalars?run=digits&tag=loss%2Ftrain", cancellation));
        var losses = points.RootElement.EnumerateArray().Select(static point => point[2].GetDouble()).ToArray();
        Assert.Equal(2, losses.Length);
        Assert.All(losses, static loss => Assert.True(loss > 0, loss.ToString(CultureInfo.InvariantCulture)));
    }
}
