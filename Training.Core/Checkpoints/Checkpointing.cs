using Training.Core.Metrics;
using Training.Core.Training;

namespace Training.Core.Checkpoints;

/// <summary>Makes checkpoints as training goes on and deletes those that need not be kept.</summary>
/// <remarks>The trainer calls it after all other callbacks, wherever it stands among them: what they decided at the end of an epoch is in its checkpoint.</remarks>
public sealed class Checkpointing : Callback
{
    private readonly CheckpointPolicy _policy;
    private long _savedStep = -1;
    private (int Epoch, int Batch) _savedPosition;

    /// <summary>Makes checkpoints in a directory, usually <c>checkpoints</c> in the run's.</summary>
    public Checkpointing(string directory, CheckpointPolicy? policy = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Directory = new CheckpointDirectory(directory);
        _policy = (policy ?? new CheckpointPolicy()).Checked();
    }

    /// <summary>Where they are.</summary>
    public CheckpointDirectory Directory { get; }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_policy.EverySteps > 0 && context.Phase == Phase.Training && context.Step > 0 && context.Step % _policy.EverySteps == 0
            && context.Step != _savedStep && context.Trainer.IsBetweenSteps)
        {
            Save(context);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_policy.Monitor is { } monitor)
        {
            Monitored.Value(context.Metrics, monitor); // better an error now than no best checkpoint at the end
        }

        if (_policy.EveryEpochs > 0 && (context.Epoch + 1) % _policy.EveryEpochs == 0)
        {
            Save(context);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainingEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_savedStep != context.Step || _savedPosition != (context.Next.Epoch, context.Next.Batch))
        {
            Save(context);
        }
    }

    private void Save(TrainingContext context)
    {
        context.Trainer.SaveCheckpoint(Directory.FileOf(context.Step));
        (_savedStep, _savedPosition) = (context.Step, (context.Next.Epoch, context.Next.Batch));
        Directory.Retain(_policy);
    }
}
