using Training.Core.Checkpoints;
using Training.Core.Tests.Training;
using Training.Core.Training;

namespace Training.Core.Tests.Checkpoints;

/// <summary>Random numbers are the process's, so that nothing else may draw any.</summary>
[Collection(Alone.Name)]
public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string, string> Kinds => new MatrixTheoryData<string, string>(["sgd", "adam", "rms"], ["onecycle", "restarts", "plateau"]);

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Resume_AfterFourEpochsAndAHalf_EndsBitByBitAsTenInOneGo(string optimizer, string scheduler)
    {
        var whole = Train("whole", optimizer, scheduler, 10);
        Abandon("parts", optimizer, scheduler, static context => context is { Epoch: 4, BatchIndex: 5, Phase: Phase.Training });
        var parts = Resume("parts", optimizer, scheduler, 10, out var resumed);
        Assert.Equal((4, 28), (resumed.Epoch, resumed.Step));
        AssertSame(whole, parts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Resume_InTheMiddleOfAnEpoch_EndsBitByBitAsInOneGo(string optimizer, string scheduler)
    {
        var often = new CheckpointPolicy { EveryEpochs = 0, EverySteps = 4, KeepLast = 100 };
        var whole = Train("whole", optimizer, scheduler, 4);
        Abandon("parts", optimizer, scheduler, static context => context is { Epoch: 2, BatchIndex: 11, Phase: Phase.Training }, often);
        var parts = Resume("parts", optimizer, scheduler, 4, out var resumed);
        Assert.Equal((2, 16), (resumed.Epoch, resumed.Step));
        AssertSame(whole, parts);
    }

    [Fact]
    public void Stop_InAnyPlace_IsGoneOnFromExactly()
    {
        var whole = Train("whole", "sgd", "onecycle", 3);
        foreach (var (phase, batch) in new[] { (Phase.Training, 0), (Phase.Training, 3), (Phase.Training, 12), (Phase.Validation, 0), (Phase.Validation, 1) })
        {
            var name = $"{phase}{batch}";
            var stopping = new RecordingCallback((hook, context) =>
            {
                if (hook == "batch start" && context.Epoch == 1 && context.Phase == phase && context.BatchIndex == batch)
                {
                    context.Stop("enough");
                }
            });
            using (var first = new ResumableTraining(_directory.Combine(name), "sgd", "onecycle", 3, 1, null, stopping))
            {
                Assert.Equal("enough", first.Fit().StopReason);
            }

            AssertSame(whole, Resume(name, "sgd", "onecycle", 3, out _));
        }
    }

    [Fact]
    public void Resume_NewestIsDamaged_UsesThePreviousAndNamesIt()
    {
        Train("run", "adam", "restarts", 3);
        var files = new CheckpointDirectory(_directory.Combine("run")).Files;
        var bytes = File.ReadAllBytes(files[0]);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(files[0], bytes);
        var whole = Train("whole", "adam", "restarts", 4);
        AssertSame(whole, Resume("run", "adam", "restarts", 4, out var resumed));
        Assert.Equal(files[1], resumed.Path);
        Assert.Contains(files[0], Assert.Single(resumed.Damaged).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_NothingThere_BeginsAnew()
    {
        using var training = new ResumableTraining(_directory.Combine("none"), "sgd", "restarts", 1, 1);
        Assert.Null(training.Trainer.Resume(training.Checkpoints.Directory));
    }

    [Fact]
    public void Resume_AnotherOptimizer_SaysSo()
    {
        Train("run", "adam", "restarts", 1);
        using var other = new ResumableTraining(_directory.Combine("run"), "rms", "restarts", 2, 1);
        Assert.Throws<CheckpointException>(() => other.Trainer.Resume(other.Checkpoints.Directory));
    }

    [Fact]
    public void Resume_FinishedTraining_HasNothingLeft()
    {
        Train("run", "sgd", "restarts", 2);
        using var again = new ResumableTraining(_directory.Combine("run"), "sgd", "restarts", 2, 1);
        again.Trainer.Resume(again.Checkpoints.Directory);
        Assert.Equal((2, 14L), (again.Fit().Epochs, again.Fit().Steps));
    }

    private string Train(string name, string optimizer, string scheduler, int epochs)
    {
        using var training = new ResumableTraining(_directory.Combine(name), optimizer, scheduler, epochs, seed: 1);
        training.Fit();
        return training.Checkpoints.Directory.Files[0];
    }

    /// <summary>Fails somewhere: like a killed process it leaves only the checkpoints that were made before.</summary>
    private void Abandon(string name, string optimizer, string scheduler, Func<TrainingContext, bool> when, CheckpointPolicy? policy = null)
    {
        var failing = new RecordingCallback((_, context) =>
        {
            if (when(context))
            {
                throw new TimeoutException();
            }
        });
        using var training = new ResumableTraining(_directory.Combine(name), optimizer, scheduler, 10, seed: 1, policy, failing);
        Assert.Throws<TimeoutException>(() => training.Fit());
    }

    private string Resume(string name, string optimizer, string scheduler, int epochs, out ResumedTraining resumed)
    {
        using var training = new ResumableTraining(_directory.Combine(name), optimizer, scheduler, epochs, seed: 99);
        resumed = training.Trainer.Resume(training.Checkpoints.Directory)!;
        training.Fit();
        return training.Checkpoints.Directory.Files[0];
    }

    /// <summary>Every tensor, the optimizer's bytes, the random numbers and what JSON says: the same checksum is the same checkpoint.</summary>
    private static void AssertSame(string expected, string actual)
    {
        using var one = Checkpoint.Load(expected);
        using var other = Checkpoint.Load(actual);
        Assert.Equal(one.State.ToJson(), other.State.ToJson());
        Assert.All(one.Model, pair => Assert.Equal(pair.Value.bytes.ToArray(), other.Model[pair.Key].bytes.ToArray()));
        Assert.Equal(one.Optimizer.bytes.ToArray(), other.Optimizer.bytes.ToArray());
        Assert.Equal(one.Random.bytes.ToArray(), other.Random.bytes.ToArray());
    }
}
