using Dashboard.Web.Colours;
using EventFormat.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Colours;

public sealed class RunColoursTests
{
    [Fact]
    public async Task Choose_IsKeptOverARestartAndToldToPages()
    {
        var data = "";
        await using (var host = await DashboardHost.StartAsync(options => data = options.Data!))
        {
            var colours = host.Services.GetRequiredService<IRunColours>();
            var told = 0;
            using var subscription = colours.Subscribe(() => told++);
            colours.Choose("a/b", 14);
            colours.Choose("c", 3);
            colours.Choose("c", null);
            colours.Choose("c", null);
            Assert.Equal(3, told);
            Assert.Throws<ArgumentOutOfRangeException>(() => colours.Choose("c", 24));
            var kept = Path.Combine(data, "run-colours.json");
            var copy = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            Directory.CreateDirectory(copy);
            File.Copy(kept, Path.Combine(copy, "run-colours.json"));
            data = copy;
        }

        await using var again = await DashboardHost.StartAsync(options => options.Data = data);
        Assert.Equal([KeyValuePair.Create("a/b", 14)], again.Services.GetRequiredService<IRunColours>().Chosen);
        await File.WriteAllTextAsync(Path.Combine(data, "run-colours.json"), "{broken", TestContext.Current.CancellationToken);
        await using var broken = await DashboardHost.StartAsync(options => options.Data = data);
        Assert.Empty(broken.Services.GetRequiredService<IRunColours>().Chosen);
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Choose_ReadOnlyServer_IsRefused()
    {
        await using var host = await DashboardHost.StartAsync(options => options.ReadOnly = true);

        Assert.Throws<IOException>(() => host.Services.GetRequiredService<IRunColours>().Choose("a", 1));
    }

    [Fact]
    public async Task Settings_OfHParamsAndManifests_AreBothKeys()
    {
        await using var recorded = await DashboardHost.OverRecordedAsync("pytorch_all");
        var settings = recorded.Services.GetRequiredService<IRunSettings>();
        var runs = recorded.Registry.Current.Runs;
        Assert.Contains("lr", settings.Keys(runs));
        Assert.Equal(runs.Where(run => run.Name.StartsWith("hparams/trial_", StringComparison.Ordinal)).Select(run => run.Id), settings.Values(runs, "lr").Keys.Order().Where(id => runs.Single(run => run.Id == id).Name.StartsWith("hparams/trial_", StringComparison.Ordinal)));

        await using var host = await DashboardHost.StartAsync();
        using (var file = host.Write("run"))
        {
            RunManifestFile.Write(Path.Combine(host.Logs, "run"), new RunManifest { Config = new() { ["optimizer"] = new System.Text.Json.Nodes.JsonObject { ["lr"] = 0.5 }, ["amp"] = true } });
            file.Append("loss", 1, 10, 1);
        }

        var list = await host.WhenRunsAsync(list => list.Runs is [{ Points: 1 }]);
        var own = host.Services.GetRequiredService<IRunSettings>();
        Assert.Equal(["amp", "optimizer.lr"], own.Keys(list.Runs));
        Assert.Equal("0.5", own.Values(list.Runs, "optimizer.lr").Single().Value.Text);
        Assert.Empty(own.Values(list.Runs, "other"));
    }
}
