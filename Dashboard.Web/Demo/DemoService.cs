using Dashboard.Web.Configuration;
using EventFormat.Protos;
using EventFormat.Writing;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Demo;

/// <summary>Writes the finished runs of the demonstration, then trains the live one for as long as the server runs.</summary>
internal sealed class DemoService(DemoDirectory directory, IOptions<DashboardOptions> options, TimeProvider time) : BackgroundService
{
    /// <summary>A step of the live run is seen within a quarter of a second.</summary>
    private static readonly TimeSpan LiveStep = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Demo)
        {
            return;
        }

        await Task.Yield();
        var live = RunLiveAsync(stoppingToken);
        var age = TimeSpan.FromHours(DemoRecipe.Finished.Length);
        foreach (var recipe in DemoRecipe.Finished)
        {
            WriteFinished(recipe, Seconds(time.GetUtcNow() - age), stoppingToken);
            age -= TimeSpan.FromHours(0.9);
        }

        await live;
    }

    private void WriteFinished(DemoRecipe recipe, double start, CancellationToken cancel)
    {
        var training = new DemoTraining(recipe);
        var writer = Open(recipe);
        var wallTime = start;
        try
        {
            DemoModel.LogStart(writer, recipe, start);
            for (var step = 0; step < recipe.Steps && !cancel.IsCancellationRequested; step++, wallTime += 0.9)
            {
                if (step == recipe.CrashedAt)
                {
                    writer.Dispose();
                    writer = Open(recipe);
                    step = recipe.ResumedFrom!.Value;
                    recipe = recipe with { CrashedAt = null };
                    wallTime += 240;
                }

                training.Log(writer, step, wallTime);
            }

            training.LogFeatures(writer, recipe.Steps, wallTime);
            writer.EndHParams(recipe.DivergesAt is null ? SessionStatus.StatusSuccess : SessionStatus.StatusFailure, wallTime);
        }
        finally
        {
            writer.Dispose();
        }

        RunManifestFile.Write(PathOf(recipe), DemoManifest.OfFinished(recipe, start, wallTime));
    }

    private async Task RunLiveAsync(CancellationToken cancel)
    {
        var training = new DemoTraining(DemoRecipe.Live);
        await using var writer = Open(DemoRecipe.Live);
        var past = DemoRecipe.Live.Steps;
        var begin = Seconds(time.GetUtcNow()) - (past * LiveStep.TotalSeconds);
        await using var manifest = new RunManifestWriter(PathOf(DemoRecipe.Live), DemoManifest.Of(DemoRecipe.Live, begin), timeProvider: time);
        DemoModel.LogStart(writer, DemoRecipe.Live, begin);
        for (var step = 0; step < past; step++)
        {
            training.Log(writer, step, begin + (step * LiveStep.TotalSeconds));
        }

        training.LogFeatures(writer, past, begin + (past * LiveStep.TotalSeconds));
        using var timer = new PeriodicTimer(LiveStep, time);
        try
        {
            for (var step = past; await timer.WaitForNextTickAsync(cancel); step++)
            {
                training.Log(writer, step, Seconds(time.GetUtcNow()));
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops, and the run with it.
        }
    }

    /// <summary>Without the 100 ms between two writes by default, so that a step is on its way at once.</summary>
    private SummaryWriter Open(DemoRecipe recipe) => new(
        PathOf(recipe),
        new EventFileWriterOptions { TimeProvider = time, FlushInterval = TimeSpan.FromMilliseconds(20) });

    private string PathOf(DemoRecipe recipe) => Path.Combine(directory.Path, recipe.Name);

    private static double Seconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds() / 1000.0;
}
