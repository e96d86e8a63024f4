using Dashboard.Web.Demo;
using EventFormat.Summaries;
using EventFormat.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Demo;

public sealed class DemoServiceTests
{
    private static readonly SummaryKind[] Kinds =
    [
        SummaryKind.Scalar, SummaryKind.Histogram, SummaryKind.Image, SummaryKind.Audio, SummaryKind.Text, SummaryKind.PrCurve, SummaryKind.Mesh,
        SummaryKind.HParams, SummaryKind.CustomScalarLayout, SummaryKind.Graph, SummaryKind.RunMetadata, SummaryKind.Tensor,
    ];

    [Fact]
    public async Task Demo_HasSomethingForEveryDashboard_AndARunThatGoesOn()
    {
        await using var host = await DashboardHost.StartAsync(options => options.Demo = true);

        await host.WhenRunsAsync(list => list.Runs.Length == 1 + DemoRecipe.Finished.Length
            && list.Runs.All(run => Array.TrueForAll(Kinds, run.Kinds.Contains)));

        var directory = host.Services.GetRequiredService<DemoDirectory>().Path;
        Assert.True(RunManifestFile.TryRead(Path.Combine(directory, DemoRecipe.Live.Name), out var live, out _));
        Assert.Equal(RunStatus.Running, live!.Status);
        var points = host.Registry.Current.Runs.Single(run => run.Name == DemoRecipe.Live.Name).Points;
        await host.WhenRunsAsync(list => list.Runs.Single(run => run.Name == DemoRecipe.Live.Name).Points > points);
    }

    [Fact]
    public async Task Demo_RunThatDiverged_SaysWhyItFailed()
    {
        await using var host = await DashboardHost.StartAsync(options => options.Demo = true);
        var recipe = DemoRecipe.Finished.Single(recipe => recipe.DivergesAt is not null);
        var directory = Path.Combine(host.Services.GetRequiredService<DemoDirectory>().Path, recipe.Name);

        await host.WhenRunsAsync(_ => File.Exists(Path.Combine(directory, RunManifest.FileName)));

        Assert.True(RunManifestFile.TryRead(directory, out var manifest, out _));
        Assert.Equal((RunStatus.Failed, "The loss became NaN at step 1000."), (manifest!.Status, manifest.Reason));
    }
}
