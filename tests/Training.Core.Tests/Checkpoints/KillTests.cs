using Training.Core.Checkpoints;
using Training.Core.Tests.Training;
using Training.Core.Training;

namespace Training.Core.Tests.Checkpoints;

/// <summary>A training in a process of its own, which is killed.</summary>
[Collection(Alone.Name)]
public sealed class KillTests : IDisposable
{
    private const int Epochs = 10;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>Every optimizer and every scheduler once; all nine pairs, without a process each, are in <see cref="ResumeTests"/>.</summary>
    [Theory]
    [InlineData("sgd", "restarts")]
    [InlineData("adam", "onecycle")]
    [InlineData("rms", "plateau")]
    public async Task Resume_AfterKill9InTheFifthEpoch_EndsBitByBitAsInOneGo(string optimizer, string scheduler)
    {
        var (whole, parts) = (_directory.Combine("whole"), _directory.Combine("parts", optimizer, scheduler));
        using (var uninterrupted = Training(whole, optimizer, scheduler))
        {
            uninterrupted.Fit();
        }

        await KillInTheFifthEpoch(parts);
        Assert.Equal([28, 21, 14, 7], new CheckpointDirectory(parts).Files.Select(static file => Checkpoint.ReadState(file).Step));
        using var resumed = Training(parts, optimizer, scheduler);
        Assert.Equal(4, resumed.Trainer.Resume(resumed.Checkpoints.Directory)!.Epoch);
        resumed.Fit();
        Assert.Equal(await Newest(whole), await Newest(parts));
    }

    /// <summary>What the process does that is to be killed; the directory's name says with which scheduler, and its parent's with which optimizer.</summary>
    internal static void Train(string directory)
    {
        var (scheduler, optimizer) = (Path.GetFileName(directory), Path.GetFileName(Path.GetDirectoryName(directory)!));
        var waiting = new RecordingCallback(static (hook, context) =>
        {
            if (hook == "after step" && context.Epoch == 4 && context.BatchIndex > 5)
            {
                Console.WriteLine("here");
                new ManualResetEvent(false).WaitOne();
            }
        });
        using var training = Training(directory, optimizer, scheduler, waiting);
        training.Fit();
    }

    private static async Task KillInTheFifthEpoch(string directory)
    {
        using var process = ChildProgram.Start("train", directory);
        await ChildProgram.WaitForLine(process, "here");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static ResumableTraining Training(string directory, string optimizer, string scheduler, params Callback[] callbacks) =>
        new(directory, optimizer, scheduler, Epochs, seed: 1, null, callbacks);

    private static Task<byte[]> Newest(string directory) => File.ReadAllBytesAsync(new CheckpointDirectory(directory).Files[0]);
}
