using System.Diagnostics;
using Monitor.Tests.Support;

namespace EndToEnd.Tests;

/// <summary>The chart modules' own tests (tests/js), run by the Node.js that Playwright's package brings.</summary>
public sealed class ChartModuleTests
{
    [Fact]
    public async Task ChartModules_UnitTests_Pass()
    {
        var node = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), OperatingSystem.IsWindows() ? "node.exe" : "node", SearchOption.AllDirectories).First();
        var tests = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "js"), "*.test.mjs");
        Assert.NotEmpty(tests);
        using var process = Process.Start(new ProcessStartInfo(node, ["--test", .. tests]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await errors);
    }
}
