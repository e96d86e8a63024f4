using System.Text.Json.Nodes;
using Dashboard.Web.Colours;
using EventFormat.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Colours;

public sealed class CatalogColoursTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Choose_IsToldToPagesAndTakenBack()
    {
        await using var host = await DashboardHost.StartAsync();
        var colours = await OverOneRunAsync(host);

        Assert.Null(await colours.ChooseAsync("run", 14));
        await WhenAsync(colours, () => colours.Chosen.GetValueOrDefault("run") == 14);
        Assert.Null(await colours.ChooseAsync("run", null));
        await WhenAsync(colours, () => colours.Chosen.IsEmpty);

        Assert.NotNull(await colours.ChooseAsync("no such run", 1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => colours.ChooseAsync("run", 24));
    }

    [Fact]
    public async Task Choose_ReadOnlyServer_SaysWhyNot()
    {
        await using var host = await DashboardHost.StartAsync(options => options.ReadOnly = true);
        var colours = await OverOneRunAsync(host);

        Assert.True(colours.IsReadOnly);
        Assert.NotNull(await colours.ChooseAsync("run", 1));
    }

    [Fact]
    public async Task Settings_OfManifests_AreKeysWithTheirValues()
    {
        await using var host = await DashboardHost.StartAsync();
        var colours = await OverOneRunAsync(host);
        var runs = host.Registry.Current.Runs;

        Assert.Equal(["amp", "optimizer.lr"], colours.Keys);
        Assert.Equal("0.5", colours.Values(runs, "optimizer.lr")[runs[0].Id].Text);
        Assert.Empty(colours.Values(runs, "other"));
    }

    [Fact]
    public async Task Settings_OfTrials_AreKeysToo()
    {
        await using var host = await DashboardHost.OverRecordedAsync("pytorch_all");
        var colours = host.Services.GetRequiredService<IRunColours>();
        await WhenAsync(colours, () => colours.Keys.Contains("lr"));

        var runs = host.Registry.Current.Runs;
        var values = colours.Values(runs, "lr");
        Assert.All(runs.Where(run => run.Name.StartsWith("hparams/trial_", StringComparison.Ordinal)), run => Assert.True(values.ContainsKey(run.Id)));
    }

    private static async Task<IRunColours> OverOneRunAsync(DashboardHost host)
    {
        using (var file = host.Write("run"))
        {
            RunManifestFile.Write(Path.Combine(host.Logs, "run"), new RunManifest { Config = new() { ["optimizer"] = new JsonObject { ["lr"] = 0.5 }, ["amp"] = true } });
            file.Append("loss", 1, 10, 1);
        }

        var colours = host.Services.GetRequiredService<IRunColours>();
        await WhenAsync(colours, () => colours.Keys.Length == 2);
        return colours;
    }

    private static async Task WhenAsync(IRunColours colours, Func<bool> claim)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = colours.Subscribe(Check);
        Check();
        await changed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        void Check()
        {
            if (claim())
            {
                changed.TrySetResult();
            }
        }
    }
}
