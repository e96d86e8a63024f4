using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Tests.Training;

public sealed class BatchFailureTests
{
    private static readonly Func<Tensor, Tensor, Tensor> CrossEntropy = (output, target) => nn.functional.cross_entropy(output, target);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Retry_ForwardTooLarge_GoesOnInSmallerPartsWithTheSameResult(int accumulation)
    {
        var smooth = Train(accumulation, static _ => BatchFailure.Throw, maxItems: 100);
        var retried = Train(
            accumulation,
            static context =>
            {
                context.MicroBatchSize = 5;
                return BatchFailure.Retry;
            },
            maxItems: 5);
        Assert.Equal(smooth.Steps, retried.Steps);
        Assert.All(smooth.Weights.Zip(retried.Weights), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Retry_BackwardFails_BeginsTheBatchAnewInSmallerParts()
    {
        var smooth = Train(1, static _ => BatchFailure.Throw, maxItems: 100);
        var retried = Train(1, Halve, maxItems: 100, maxBackwardItems: 6);
        Assert.Equal(smooth.Steps, retried.Steps);
        Assert.All(smooth.Weights.Zip(retried.Weights), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public void Retry_WhatTheFailedAttemptMade_IsGoneBeforeTheNext(bool inForward, bool hasOtherTensors)
    {
        using var model = TrainerTests.PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        List<Tensor> made = [];
        Tensor? other = null;
        var task = new TrainingTask(
            model,
            batch =>
            {
                made.AddRange([batch.Input * 2, model.call(batch.Input)]);
                return batch.Size > 6 && inForward ? throw new InsufficientMemoryException() : made[^1];
            },
            (output, batch) => batch.Size > 6 ? output : CrossEntropy(output, batch.Target)); // no scalar: the backward pass refuses it
        var starting = new RecordingCallback((hook, _) =>
        {
            if (hook == "batch start" && hasOtherTensors)
            {
                other = zeros(1);
            }
            else if (hook == "after step" && hasOtherTensors)
            {
                Assert.False(other!.IsInvalid);
            }
        });
        var deciding = new Deciding(context =>
        {
            Assert.All(made, static tensor => Assert.True(tensor.IsInvalid));
            Assert.Null(context.Output);
            return Halve(context);
        });
        Assert.Equal(4, new Trainer(task, optimizer, new TrainerOptions { Callbacks = [starting, deciding] }).Fit(TrainerTests.PyTorchData(12)).Steps);
    }

    [Fact]
    public void Retry_BackwardFailsAfterOtherGradients_IsAFailure() =>
        Assert.ThrowsAny<Exception>(() => Train(2, Halve, maxItems: 100, maxBackwardItems: 6, firstFailure: 2));

    [Fact]
    public void Skip_FailingBatch_LeavesItOut()
    {
        var result = Train(1, static _ => BatchFailure.Skip, maxItems: 11); // of batches of 12, 12, 12, 6 only the last fits
        Assert.Equal(1, result.Steps);
    }

    [Fact]
    public void Throw_ByDefault_IsTheFailureItself() =>
        Assert.Throws<InsufficientMemoryException>(() => Train(1, static _ => BatchFailure.Throw, maxItems: 11));

    private static BatchFailure Halve(TrainingContext context)
    {
        context.MicroBatchSize = 6;
        return BatchFailure.Retry;
    }

    private static (long Steps, double[] Weights) Train(int accumulation, Func<TrainingContext, BatchFailure> decide, int maxItems, int maxBackwardItems = int.MaxValue, int firstFailure = 1)
    {
        using var model = TrainerTests.PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.2);
        var losses = 0;
        var task = new TrainingTask(
            model,
            batch => batch.Size <= maxItems ? model.call(batch.Input) : throw new InsufficientMemoryException(),
            (output, batch) => ++losses >= firstFailure && batch.Size > maxBackwardItems
                ? output // no scalar: the backward pass refuses it
                : CrossEntropy(output, batch.Target));
        var trainer = new Trainer(task, optimizer, new TrainerOptions { AccumulationSteps = accumulation, Callbacks = [new Deciding(decide)] });
        var steps = trainer.Fit(TrainerTests.PyTorchData(12)).Steps;
        return (steps, [.. model.parameters().SelectMany(static parameter => parameter.detach().data<double>().ToArray())]);
    }

    private sealed class Deciding(Func<TrainingContext, BatchFailure> decide) : Callback
    {
        public override BatchFailure OnBatchFailed(TrainingContext context, Exception cause) => decide(context);
    }
}
