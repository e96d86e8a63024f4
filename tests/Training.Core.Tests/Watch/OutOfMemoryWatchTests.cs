using System.Runtime.InteropServices;
using Training.Core.Models;
using Training.Core.Training;
using Training.Core.Watch;
using static TorchSharp.torch;

namespace Training.Core.Tests.Watch;

public sealed class OutOfMemoryWatchTests
{
    [Fact]
    public void Fit_AllocationThatFails_IsOurExceptionWithTheState()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        var thrown = Assert.Throws<TrainingMemoryException>(() => Fit(model, new OutOfMemoryWatch(), mostItems: 0));
        Assert.IsType<ExternalException>(thrown.InnerException, exactMatch: false);
        Assert.Contains("computing 4 items of shape [3] at once", thrown.Message, StringComparison.Ordinal);
        Assert.True(thrown.State!.LiveTensors > 0 && thrown.State.ResidentBytes > 0);
        Assert.Contains("live tensors", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Retries_HalvesTheMicroBatchUntilItFitsAndKeepsIt()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        using var other = new Mlp(new MlpOptions(3, [4], 2));
        other.load_state_dict(model.state_dict());
        Assert.Equal((1, 3L), Fit(model, new OutOfMemoryWatch(retries: true), mostItems: 1));
        Fit(other, new OutOfMemoryWatch(), mostItems: 4);
        Assert.Equal(Fixture.Elements(other.get_parameter("0.weight")!), Fixture.Elements(model.get_parameter("0.weight")!), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Fit_RetriesBelowTheLeast_FailsInTheEnd()
    {
        using var model = new Mlp(new MlpOptions(3, [4], 2));
        Assert.Throws<TrainingMemoryException>(() => Fit(model, new OutOfMemoryWatch(retries: true, leastItems: 2), mostItems: 1));
    }

    [Fact]
    public void IsOutOfMemory_OtherFailures_AreNot()
    {
        Assert.False(OutOfMemoryWatch.IsOutOfMemory(new InvalidOperationException("mat1 and mat2 shapes cannot be multiplied")));
        Assert.True(OutOfMemoryWatch.IsOutOfMemory(new InvalidOperationException("CUDA out of memory. Tried to allocate 2.00 GiB")));
        Assert.True(OutOfMemoryWatch.IsOutOfMemory(new AggregateException(new InsufficientMemoryException())));
    }

    /// <summary>Trains three batches; more items at once than fit make libtorch really ask for more memory than there can be.</summary>
    private static (int MicroBatchSize, long Steps) Fit(Mlp model, OutOfMemoryWatch watch, int mostItems)
    {
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        var seen = new SizeSeen();
        var task = new TrainingTask(
            model,
            batch =>
            {
                if (batch.Size > mostItems)
                {
                    using var impossible = empty(1L << 50, ScalarType.Byte);
                }

                return model.call(batch.Input);
            },
            (output, batch) => nn.functional.cross_entropy(output, batch.Target));
        var result = new Trainer(task, optimizer, new TrainerOptions { Callbacks = [watch, seen], StopsOnInterrupt = false }).Fit(new FixedBatches(3));
        return (seen.MicroBatchSize, result.Steps);
    }

    private sealed class SizeSeen : Callback
    {
        public int MicroBatchSize { get; private set; }

        public override void OnBatchEnd(TrainingContext context) => MicroBatchSize = context.MicroBatchSize;
    }
}
