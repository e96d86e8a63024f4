using System.Globalization;
using System.Text.Json;
using EventFormat.Summaries;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Api;

/// <summary>What the samples of the training library log, as the dashboard tells it.</summary>
public sealed class SampleLogTests
{
    private static readonly SummaryKind[] Everything =
        [SummaryKind.Scalar, SummaryKind.Text, SummaryKind.Image, SummaryKind.PrCurve, SummaryKind.Graph];

    [Theory]
    [InlineData("DigitClassifier", "digits", "120", SummaryKind.HParams)]
    [InlineData("TransferLearning", "transfer", "80", SummaryKind.Histogram)]
    public async Task Sample_Reduced_IsServed(string sample, string name, string items, SummaryKind special)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var logs = new TemporaryDirectory();
        await SampleProgram.RunAsync(sample, ["--logdir", logs.Path, "--items", items, "--epochs", "2"], cancellation);
        await using var host = await DashboardHost.OverAsync(logs.Path);
        var run = Assert.Single(host.Registry.Current.Runs, run => run.Name == name);
        Assert.Equal(0, run.Problems);
        Assert.All([.. Everything, special], kind => Assert.True(run.Kinds.Contains(kind), kind.ToString()));
        Assert.Contains(name, await host.Client.GetStringAsync("/data/runs", cancellation), StringComparison.Ordinal);
        using var points = JsonDocument.Parse(await host.Client.GetStringAsync($"/data/plugin/scalars/scalars?run={name}&tag=loss%2Ftrain", cancellation));
        var losses = points.RootElement.EnumerateArray().Select(static point => point[2].GetDouble()).ToArray();
        Assert.Equal(2, losses.Length);
        Assert.All(losses, static loss => Assert.True(loss > 0, loss.ToString(CultureInfo.InvariantCulture)));
    }
}
