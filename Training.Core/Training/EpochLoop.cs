using Training.Core.Data;
using Training.Core.MixedPrecision;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>The loop: one walk through a source, the same for training, validation and test.</summary>
internal sealed class EpochLoop(TrainingTask task, TrainerOptions options, CallbackList hooks, TrainingContext context)
{
    private readonly AccumulationWindow _window = new(options.AccumulationSteps);
    private readonly GradientStep _gradients = new(context.Optimizer, options);

    /// <summary>Whether no batch waits for others to make an optimizer step with.</summary>
    public bool IsBetweenSteps => _window.IsClosed;

    /// <summary>False when it was stopped before its end.</summary>
    public bool Walk(IBatchSource<Batch> source, Pass pass, int firstBatch)
    {
        var isTraining = pass.Phase == Phase.Training;
        task.Model.train(isTraining);
        using var gradientMode = set_grad_enabled(isTraining);
        if (isTraining)
        {
            Discard(); // what a failed training left
        }

        pass.BatchIndex = firstBatch;
        pass.Clock.Restart();
        foreach (var loaded in source.Epoch(context.Epoch, firstBatch))
        {
            using var scope = NewDisposeScope();
            using var batch = pass.Batch = loaded.MovedTo(options.Device);
            pass.Clock.EndDataWait();
            hooks.OnBatchStart(context);
            Compute(batch, pass, scope);
            if (isTraining && _window.EndBatch())
            {
                Step(pass, pass.BatchIndex + 1);
            }

            hooks.OnBatchEnd(context);
            pass.EndBatch();
            pass.BatchIndex++;
            pass.Clock.Restart();
            if (context.StopReason is not null && _window.IsClosed)
            {
                return false;
            }
        }

        if (isTraining && !_window.IsClosed)
        {
            using var scope = NewDisposeScope();
            Step(pass, pass.BatchIndex); // the epoch's last window may be short
        }

        return true;
    }

    /// <summary>Computes a batch in parts of at most <see cref="TrainingContext.MicroBatchSize"/> items, which a failure may lower.</summary>
    private void Compute(Batch batch, Pass pass, DisposeScope scope)
    {
        var size = batch.Size;
        for (var done = 0; done < size;)
        {
            var items = context.MicroBatchSize > 0 ? Math.Min(context.MicroBatchSize, size - done) : size - done;
            var isAlone = items == size && scope.DisposablesCount == 0; // in the batch's scope, which costs less than another one
            var isBackward = false;
            try
            {
                using var own = isAlone ? null : NewDisposeScope();
                Compute(batch.Part(done, items), items, size, pass, own, out isBackward);
                done += items;
            }
            catch (Exception failure)
            {
                pass.DropOutcome(); // another try needs its memory
                if (isAlone)
                {
                    scope.DisposeEverything();
                }

                var decided = hooks.OnBatchFailed(context, failure);
                if (decided == BatchFailure.Skip)
                {
                    DiscardPart(isBackward);
                    return;
                }

                // Gradients that a failed backward pass added to earlier ones cannot be told apart from them any more.
                if (decided == BatchFailure.Throw || (isBackward && !_window.IsEmpty))
                {
                    throw;
                }

                DiscardPart(isBackward);
            }
        }
    }

    private void Compute(Batch micro, int items, int batchSize, Pass pass, DisposeScope? scope, out bool isBackward)
    {
        isBackward = false;
        Tensor output, loss;
        using (Autocast.Enter(options))
        {
            output = task.Forward(micro);
            loss = task.Loss(output, micro);
        }

        scope?.MoveToOuter(output, loss); // for as long as the batch
        pass.SetOutcome(micro, output, loss);
        pass.Clock.EndForward();
        hooks.OnForwardEnd(context, loss, output);
        if (pass.SkipsBatch)
        {
            return;
        }

        if (pass.Phase == Phase.Training)
        {
            isBackward = true;
            _gradients.Backward(loss, _window.Weight(items, batchSize));
            _window.Add(items);
            context.MicroBatches++;
            pass.Clock.EndBackward();
            hooks.OnBackwardEnd(context);
        }

        pass.Count(output, loss, micro);
    }

    /// <summary>Makes the optimizer's step of the window, unless nothing was added to the gradients or someone objects. Within a scope: for every look at a gradient a tensor is made.</summary>
    private void Step(Pass pass, int nextBatch)
    {
        pass.Clock.Restart();
        var isMade = !_window.IsEmpty && _gradients.TryFinish(_window.Correction, pass, context, hooks);
        _window.Clear();
        if (isMade)
        {
            context.Optimizer.step();
            context.Step++;
            options.Scheduler?.EndStep();
        }

        context.Next = new TrainingPosition(context.Epoch, nextBatch);
        pass.Clock.EndOptimizer();
        if (isMade)
        {
            hooks.AfterOptimizerStep(context);
        }

        context.Optimizer.zero_grad();
    }

    /// <summary>A failed backward pass may have left anything in the gradients; the window goes on without what it had.</summary>
    private void DiscardPart(bool isBackward)
    {
        if (isBackward)
        {
            using var scope = NewDisposeScope();
            context.Optimizer.zero_grad();
            _window.Discard();
        }
    }

    private void Discard()
    {
        using var scope = NewDisposeScope();
        context.Optimizer.zero_grad();
        _window.Clear();
    }
}
