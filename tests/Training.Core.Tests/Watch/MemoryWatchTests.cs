using EventFormat.Summaries;
using Training.Core.Models;
using Training.Core.Training;
using Training.Core.Watch;
using static TorchSharp.torch;

namespace Training.Core.Tests.Watch;

[Collection(Alone.Name)]
public sealed class MemoryWatchTests
{
    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(3, 4_000_000, 0, "dispose scope")]
    [InlineData(0, 200_000, 200_000, "managed heap grows along")]
    [InlineData(0, 200_000, 0, "does not grow along")]
    [InlineData(0, 1_000, 0, null)]
    public void Observe_GrowthPerStep_NamesTheLikelyCause(int tensors, long resident, long managed, string? cause)
    {
        var step = 0;
        var random = new Random(1);
        var watch = new MemoryWatch(null, 100, 20, () => (1000 + (step * tensors) + random.Next(5), 1_000_000_000 + (step * resident) + random.Next(10_000), 50_000_000 + (step * managed) + random.Next(100_000)));
        for (; step < 2200; step++)
        {
            watch.Observe(step);
        }

        if (cause is null)
        {
            Assert.Empty(watch.Warnings);
        }
        else
        {
            Assert.Contains(cause, Assert.Single(watch.Warnings).Cause, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Observe_OneJumpAndASawtooth_AreNoGrowth()
    {
        var step = 0;
        var watch = new MemoryWatch(null, 40, 0, () => ((step > 500 ? 5000 : 0) + (step % 7), 1_000_000_000 + (step % 50 * 10_000_000L) + (step > 1000 ? 500_000_000 : 0), 0));
        for (; step < 3000; step++)
        {
            watch.Observe(step);
        }

        Assert.Empty(watch.Warnings);
    }

    [Fact]
    public void Fit_CallbackThatKeepsLosses_IsNoticedAndTheWarningLogged()
    {
        TensorCount.CollectGarbage();
        var kept = new List<Tensor>();
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        using var run = new LoggedRunDirectory(writer =>
        {
            var watch = new MemoryWatch(writer, window: 40, warmup: 10);
            Fit(model, 60, watch, new Keeping(kept));
            Assert.Equal(1, Assert.Single(watch.Warnings).TensorsPerStep, 0.1);
        });
        Assert.Contains("loss.detach()", TextValue.Decode(Assert.Single(run.Blobs("warnings/memory"))).Texts[0], StringComparison.Ordinal);
        kept.ForEach(tensor => tensor.Dispose());
    }

    [Fact]
    public void Fit_SoundTraining_GivesNoWarning()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        var watch = new MemoryWatch(null, window: 40, warmup: 10);
        Fit(model, 200, watch);
        Assert.DoesNotContain(watch.Warnings, warning => warning.TensorsPerStep > 0);
    }

    private static void Fit(Mlp model, int batches, params IReadOnlyList<Callback> callbacks)
    {
        using var optimizer = optim.SGD(model.parameters(), 0.01);
        new Trainer(model, (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions { Callbacks = callbacks, StopsOnInterrupt = false }).Fit(new FixedBatches(batches));
    }

    private sealed class Keeping(List<Tensor> kept) : Callback
    {
        public override void OnForwardEnd(TrainingContext context, Tensor loss, Tensor output) => kept.Add(loss.alias().DetachFromDisposeScope());
    }
}
