using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>The client that docs/python.md shows, run as it stands there.</summary>
public sealed partial class PythonClientTests(RecordedHosts hosts)
{
    private static readonly string Client = Block().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "python.md"))).Groups[1].Value;

    [Fact]
    public void Client_AsDocumented_HasTwentyLines() => Assert.Equal(20, Client.TrimEnd().Split('\n').Length);

    [Fact]
    public async Task Client_AsDocumented_PullsWholeSeriesAsArrays()
    {
        Assert.SkipUnless(await RunAsync("") is not null, "python3 is not installed: the documented client is not run.");
        var host = await hosts.OfAsync("http_api_default");
        const string Use = """

            import sys
            monitor = Monitor(sys.argv[1])
            print(len(monitor.runs()))
            print(sorted(monitor.tags("train/resnet/base")))
            wall, step, value = monitor.series("train/resnet/base", "train/loss")
            print(len(wall), len(step), step[0], step[-1], wall.typecode, step.typecode, value.typecode, repr(value[0]), repr(wall[-1]))
            print([repr(one) for one in monitor.series("scalars", "non_finite/old")[2]])
            """;

        var lines = (await RunAsync(Client + Use, host.Url.ToString()))!.Trim().Split('\n');

        var all = Recording.Of("http_api_all", "scalars_reservoir_3000").Json()!.AsArray();
        Assert.Equal("35", lines[0]);
        Assert.Equal("['train/loss', 'train/throughput', 'val/acc', 'val/loss']", lines[1]);
        Assert.Equal($"{all.Count} {all.Count} 0 {all.Count - 1} d q d {all[0]![2]!.ToJsonString()} {all[^1]![0]!.ToJsonString()}", lines[2]);
        Assert.Equal("['1.0', 'nan', '2.0', 'inf', '3.0', '-inf', '4.0']", lines[3]);
    }

    /// <summary>What a program printed; null when there is no Python.</summary>
    private static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await python.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(python.ExitCode == 0, "python3 failed: " + await error);
            return output;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
