using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Cli;

/// <summary>The built program as a process: what it prints, and its exit codes.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--port", "many")]
    [InlineData("--port", "70000")]
    [InlineData("--host", "no.such.address")]
    [InlineData("inspect")]
    [InlineData("inspect", "no/such/directory")]
    [InlineData("verify", "no/such/file")]
    [InlineData("serve", "--logdir")]
    [InlineData("--logdir", "")]
    [InlineData("--logdir", "name=")]
    public async Task Run_SenselessArguments_SaysSoInOneLineAndExitsWith2(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Single(error.Trim().Split('\n'));
        Assert.NotEmpty(error.Trim());
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Listening", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_LogDirectoryIsAFile_ExitsWith2()
    {
        var file = _directory.Combine("events");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var (code, _, error) = await RunAsync("--logdir", file, "--port", "0");
        Assert.Equal(2, code);
        Assert.Contains("is a file", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_BusyPortAskedFor_ExitsWith2()
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (code, _, error) = await RunAsync("--logdir", _directory.Path, "--port", port);
        Assert.Equal(2, code);
        Assert.Contains("already in use", Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SettingsFileOfTheWorkingDirectory_IsReadAndTheCommandLineWins()
    {
        await File.WriteAllTextAsync(
            _directory.Combine("appsettings.json"),
            """{ "Dashboard": { "Port": 70000, "Data": "state", "LogDirs": [ "there" ] } }""",
            TestContext.Current.CancellationToken);
        var (code, _, error) = await RunAsync("serve");
        Assert.Equal(2, code);
        Assert.Contains("70000", error, StringComparison.Ordinal);

        using var server = await MonitorServer.StartAsync(MonitorServer.Executable, ["--port", "0"], _directory.Path);
        using var client = new HttpClient();
        var health = await client.GetStringAsync(new Uri(server.Url + "/health"), TestContext.Current.CancellationToken);
        Assert.Contains("there", health, StringComparison.Ordinal);
        Assert.Equal($"Listening on {server.Url}", server.Output);
    }

    [Fact]
    public async Task Verify_IntactFile_ExitsWith0()
    {
        WriteRun();
        var (code, output, _) = await RunAsync("verify", _directory.Path);
        Assert.Equal(0, code);
        Assert.Contains("0 faults", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OneByteFlipped_NamesFileAndOffsetAndExitsWith1()
    {
        var path = WriteRun();
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^6] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        var (code, output, _) = await RunAsync("verify", path, "--json");

        Assert.Equal(1, code);
        using var json = JsonDocument.Parse(output);
        var fault = Assert.Single(json.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal(path, fault.GetProperty("file").GetString());
        Assert.True(fault.GetProperty("offset").GetInt64() > 0);
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("verify")]
    public async Task Run_FaultyFileInADirectoryWithAnUglyName_NoControlCharacterReachesTheTerminal(string command)
    {
        using (var file = ScalarLogFile.Create(_directory.Combine("ugly\u001b[2J\nname")))
        {
            file.Append("loss", 3, 10, 1);
        }

        var path = Directory.GetFiles(_directory.Path, "*", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(path, "no record at all", TestContext.Current.CancellationToken);
        var (_, output, _) = await RunAsync(command, _directory.Path);
        Assert.Contains("ugly?[2J?name", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task Inspect_OneRun_PrintsItsTagsAsTableAndAsJson()
    {
        WriteRun();
        var (code, table, _) = await RunAsync("inspect", _directory.Path);
        Assert.Equal(0, code);
        Assert.Contains("loss", table, StringComparison.Ordinal);
        Assert.Contains("3..4", table, StringComparison.Ordinal);

        var (_, json, _) = await RunAsync("inspect", "--json", _directory.Path);
        using var report = JsonDocument.Parse(json);
        Assert.Equal("loss", report.RootElement.GetProperty("runs")[0].GetProperty("tags")[0].GetProperty("name").GetString());
    }

    private string WriteRun()
    {
        using var file = ScalarLogFile.Create(_directory.Combine("run"));
        file.Append("loss", 3, 10, 1);
        file.Append("loss", 4, 11, 2);
        return file.Path;
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(MonitorServer.Executable, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _directory.Path,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
