using System.Diagnostics;
using System.Text.Json.Nodes;
using EventFormat.Runs;
using EventFormat.Writing;
using Training.Core.Checkpoints;
using Training.Core.Runs;
using Training.Core.Tests.Training;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Tests.Runs;

/// <summary>How programs end, and what their runs say of that.</summary>
public sealed class RunEndTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Program_EndsInOrder_RunIsFinishedAndWhole()
    {
        Assert.Equal(0, await RunToEnd("finish"));
        Assert.Equal(RunStatus.Finished, Manifest().Status);
        Assert.Equal(3, await CountPoints());
    }

    [Fact]
    public async Task Program_Throws_RunHasFailedWithTheException()
    {
        Assert.NotEqual(0, await RunToEnd("throw"));
        Assert.Equal((RunStatus.Failed, "System.InvalidOperationException: the model is too good"), (Manifest().Status, Manifest().Reason));
        Assert.Equal(3, await CountPoints());
        var log = await File.ReadAllTextAsync(_directory.Combine("run", "output.log"), TestContext.Current.CancellationToken);
        Assert.Contains("about to fail", log, StringComparison.Ordinal);
        Assert.Contains("RunEndTests.Throw", log, StringComparison.Ordinal); // the stack trace
    }

    [Fact]
    public async Task Program_ExitsWithACode_RunHasFailedWithIt()
    {
        Assert.Equal(3, await RunToEnd("exit"));
        Assert.Equal((RunStatus.Failed, "exit code 3"), (Manifest().Status, Manifest().Reason));
        Assert.Equal(3, await CountPoints());
    }

    [Fact]
    public async Task Program_IsKilled_RunSaysItRunsButItsHeartbeatIsOld()
    {
        using var process = ChildProgram.Start("wait", _directory.Path);
        await ChildProgram.WaitForLine(process, "here");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((RunStatus.Running, 1.0), (Manifest().Status, Manifest().HeartbeatSeconds));
        Assert.Null(Manifest().Ended);
        var last = Manifest().Heartbeat!.Value;
        Assert.False(Manifest().HasDied(last.AddSeconds(3)));
        Assert.True(Manifest().HasDied(last.AddSeconds(3.1)));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Training_Interrupted_MakesItsCheckpointAndEndsInOrder(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no such signals there
        }

        using var process = ChildProgram.Start("interrupt", _directory.Path);
        await ChildProgram.WaitForLine(process, "here");
        using (var kill = Process.Start("kill", ["-s", signal, $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.Equal((RunStatus.Stopped, $"interrupted (SIG{signal})"), (Manifest().Status, Manifest().Reason));
        using var checkpoint = new CheckpointDirectory(_directory.Combine("run", "checkpoints")).LoadLatest(out _);
        Assert.True(checkpoint!.Step > 0);
        Assert.True(await CountPoints() > 0);
    }

    internal static void Finish(string directory) => Start(directory); // nobody disposes it

    internal static void Throw(string directory)
    {
        using var run = Start(directory);
        Console.WriteLine("about to fail");
        throw new InvalidOperationException("the model is too good");
    }

    internal static void Exit(string directory)
    {
        using var run = Start(directory);
        Environment.Exit(3);
    }

    internal static void WaitForTheEnd(string directory)
    {
        using var run = Start(directory);
        Console.WriteLine("here");
        new ManualResetEvent(false).WaitOne();
    }

    internal static void TrainUntilInterrupted(string directory)
    {
        using var run = Start(directory);
        using var model = TrainerTests.PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.01);
        var recorder = new RecordingCallback((hook, context) =>
        {
            if (hook == "after step" && context.Step == 5)
            {
                Console.WriteLine("here");
            }
        });
        new Trainer(model, static (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions
        {
            Epochs = int.MaxValue,
            Run = run,
            Callbacks = [recorder, new Checkpointing(Path.Combine(run.Directory, "checkpoints"), new CheckpointPolicy { EveryEpochs = 0 })],
        }).Fit(TrainerTests.PyTorchData(6));
    }

    private static Run Start(string directory)
    {
        var run = Run.Start(new RunOptions { LogDirectory = directory, Name = "run", RecordsCode = false, Heartbeat = TimeSpan.FromSeconds(1), Config = new JsonObject { ["lr"] = 0.1 } });
        for (var step = 0; step < 3; step++)
        {
            run.Writer.AddScalar("x", step, step);
        }

        return run;
    }

    private static async Task<int> RunToEnd(string program, string directory)
    {
        using var process = ChildProgram.Start(program, directory);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    private Task<int> RunToEnd(string program) => RunToEnd(program, _directory.Path);

    private async Task<int> CountPoints()
    {
        var log = await LogDirectory.OpenAsync(_directory.Path, cancellation: TestContext.Current.CancellationToken);
        return (await log.Runs.Single().ScalarsAsync("x", cancellation: TestContext.Current.CancellationToken))?.Count ?? 0;
    }

    private RunManifest Manifest()
    {
        Assert.True(RunManifestFile.TryRead(_directory.Combine("run"), out var manifest, out var cause), cause);
        return manifest!;
    }
}
