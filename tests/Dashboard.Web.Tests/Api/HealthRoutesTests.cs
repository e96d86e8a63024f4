using System.Text.Json;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Api;

public sealed class HealthRoutesTests
{
    [Fact]
    public async Task Health_FaultyLogs_NamesEachDeadFileWithItsCause()
    {
        await using var host = await DashboardHost.StartAsync(options => options.LogDirs = [SharedData.PathOf("edge")]);
        await host.WhenRunsAsync(list => list.Problems > 0 && list.Progress.BytesRead == list.Progress.BytesTotal);

        using var health = JsonDocument.Parse(await host.GetAsync("/health"));

        Assert.Equal("Degraded", health.RootElement.GetProperty("status").GetString());
        var dead = health.RootElement.GetProperty("runs").EnumerateArray()
            .SelectMany(run => run.GetProperty("files").EnumerateArray())
            .Where(file => file.GetProperty("dead").ValueKind == JsonValueKind.Object)
            .ToArray();
        Assert.NotEmpty(dead);
        Assert.All(dead, file => Assert.NotEmpty(file.GetProperty("dead").GetProperty("cause").GetString()!));
    }

    [Fact]
    public async Task Health_MissingDirectory_IsNamed()
    {
        await using var host = await DashboardHost.StartAsync();
        await host.WhenRunsAsync(list => list.MissingDirectories.Length == 1);
        using var health = JsonDocument.Parse(await host.GetAsync("/health"));
        Assert.Equal(host.Logs, health.RootElement.GetProperty("missingDirectories")[0].GetString());
    }
}
