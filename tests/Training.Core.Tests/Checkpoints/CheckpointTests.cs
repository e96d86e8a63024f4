using CsCheck;
using Training.Core.Callbacks;
using Training.Core.Checkpoints;
using Training.Core.Metrics;
using Training.Core.Tests.Training;
using Training.Core.Training;

namespace Training.Core.Tests.Checkpoints;

[Collection(Alone.Name)]
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Load_AnyByteChangedOrAnythingCutOff_IsDamaged()
    {
        var file = Train(1, new CheckpointPolicy()).Files[0];
        var whole = File.ReadAllBytes(file);
        var damaged = _directory.Combine("damaged.safetensors");
        Gen.Int[0, whole.Length - 1].Select(Gen.Byte[1, 255]).Sample(
            (at, change) =>
            {
                var bytes = (byte[])whole.Clone();
                bytes[at] ^= change;
                File.WriteAllBytes(damaged, bytes);
                AssertDamagedOrSame(file, damaged);
                File.WriteAllBytes(damaged, whole.AsSpan(0, at).ToArray());
                Assert.Throws<CheckpointException>(() => Checkpoint.Load(damaged).Dispose());
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public void Retain_Policy_KeepsLastBestAndEveryThird()
    {
        // Epoch by epoch: the best are 3 (0.1) and 5 (0.2).
        double[] scores = [0.9, 0.5, 0.1, 0.8, 0.2, 0.7, 0.6, double.NaN];
        var policy = new CheckpointPolicy { KeepLast = 1, KeepBest = 2, KeepEveryEpochs = 3, Monitor = "score" };
        var directory = Train(8, policy, new Scoring(scores));
        Assert.Equal([8, 6, 5, 3], directory.Files.Select(static file => Checkpoint.ReadState(file).Epoch));
        Assert.Equal(3, Checkpoint.ReadState(directory.FindBest("score")!).Epoch);
        Assert.Equal(6, Checkpoint.ReadState(directory.FindBest("score", Better.More)!).Epoch);
    }

    [Fact]
    public void Monitor_NoSuchMetric_IsAnErrorAtTheFirstEpoch() =>
        Assert.Throws<InvalidOperationException>(() => Train(2, new CheckpointPolicy { Monitor = "loss/typo" }));

    [Fact]
    public void Save_WhileGradientsWait_IsRefused()
    {
        var saving = new RecordingCallback((hook, context) =>
        {
            if (hook == "batch end" && context is { BatchIndex: 0, Phase: Phase.Training })
            {
                context.Trainer.SaveCheckpoint(_directory.Combine("x"));
            }
        });
        Assert.Throws<InvalidOperationException>(() => Train(1, new CheckpointPolicy(), saving));
    }

    [Fact]
    public void EarlyStopping_NoImprovement_StopsAndSaysWhy()
    {
        double[] scores = [0.5, 0.6, 0.4, 0.4, 0.45, 0.41, 0.3];
        using var training = new ResumableTraining(_directory.Combine("stop"), "sgd", "restarts", 10, 1, null, new Scoring(scores), new EarlyStopping("score", patience: 2));
        var result = training.Fit();
        Assert.Equal(6, result.Epochs);
        Assert.Contains("score", result.StopReason, StringComparison.Ordinal);
        Assert.Contains("0.4", result.StopReason, StringComparison.Ordinal);
    }

    [Fact]
    public void EarlyStopping_Resumed_GoesOnCounting()
    {
        double[] scores = [0.5, 0.6, 0.7, 0.8];
        for (var epochs = 1; epochs < 4; epochs++)
        {
            using var training = new ResumableTraining(_directory.Combine("stop"), "sgd", "restarts", epochs, 1, null, new Scoring(scores), new EarlyStopping("score", patience: 2));
            training.Trainer.Resume(training.Checkpoints.Directory);
            Assert.Null(training.Fit().StopReason);
        }

        using var last = new ResumableTraining(_directory.Combine("stop"), "sgd", "restarts", 10, 1, null, new Scoring(scores), new EarlyStopping("score", patience: 2));
        last.Trainer.Resume(last.Checkpoints.Directory);
        Assert.Equal(4, last.Fit().Epochs);
    }

    private static void AssertDamagedOrSame(string whole, string damaged)
    {
        try
        {
            // Padding of the header, or a digit of the metadata's format, is not what the checksum is for.
            using var loaded = Checkpoint.Load(damaged);
            using var original = Checkpoint.Load(whole);
            Assert.Equal(original.State.ToJson(), loaded.State.ToJson());
            Assert.All(original.Model, pair => Assert.Equal(pair.Value.bytes.ToArray(), loaded.Model[pair.Key].bytes.ToArray()));
            Assert.Equal(original.Optimizer.bytes.ToArray(), loaded.Optimizer.bytes.ToArray());
            Assert.Equal(original.Random.bytes.ToArray(), loaded.Random.bytes.ToArray());
        }
        catch (CheckpointException)
        {
            // Found.
        }
    }

    private CheckpointDirectory Train(int epochs, CheckpointPolicy policy, params Callback[] callbacks)
    {
        using var training = new ResumableTraining(_directory.Combine("run"), "sgd", "restarts", epochs, 1, policy, callbacks);
        training.Fit();
        return training.Checkpoints.Directory;
    }

    /// <summary>Gives every epoch a score.</summary>
    private sealed class Scoring(double[] scores) : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => context.Add(new Dictionary<string, double> { ["score"] = scores[context.Epoch] });
    }
}
