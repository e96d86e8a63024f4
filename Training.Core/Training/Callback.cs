using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>Something that happens along with training: override what you need, every hook is empty.</summary>
/// <remarks>
/// Hooks run on the training thread, in the order in which callbacks were given; what they throw fails the training. Batch and
/// forward hooks run in every phase: look at <see cref="TrainingContext.Phase"/>. Tensors made in a hook of a batch are disposed with
/// the batch unless they are detached from its scope; the context's tensors belong to the trainer.
/// </remarks>
public abstract class Callback
{
    /// <summary>Before the first epoch, or the first one after a resume.</summary>
    public virtual void OnTrainingStart(TrainingContext context)
    {
    }

    /// <summary>Training ended: all epochs done, or stopped (see <see cref="TrainingContext.StopReason"/>); not after a failure.</summary>
    public virtual void OnTrainingEnd(TrainingContext context)
    {
    }

    /// <summary>An epoch begins, or goes on after a resume.</summary>
    public virtual void OnEpochStart(TrainingContext context)
    {
    }

    /// <summary>An epoch was completed, its validation included: <see cref="TrainingContext.Metrics"/> holds its results.</summary>
    public virtual void OnEpochEnd(TrainingContext context)
    {
    }

    /// <summary>A batch was loaded and moved to the device.</summary>
    public virtual void OnBatchStart(TrainingContext context)
    {
    }

    /// <summary>Output and loss of a micro-batch are there; <see cref="TrainingContext.SkipBatch"/> leaves it out.</summary>
    /// <param name="context">The state of training.</param>
    /// <param name="loss">A scalar, with its graph while training.</param>
    /// <param name="output">What the model made of the micro-batch.</param>
    public virtual void OnForwardEnd(TrainingContext context, Tensor loss, Tensor output)
    {
    }

    /// <summary>The gradients of a micro-batch were added to those before it.</summary>
    public virtual void OnBackwardEnd(TrainingContext context)
    {
    }

    /// <summary>All gradients of the step are there, not yet unscaled or clipped: the place to average them over processes.</summary>
    public virtual void OnGradientsReady(TrainingContext context)
    {
    }

    /// <summary>The gradients are as the optimizer will use them; <see cref="TrainingContext.SkipStep"/> discards them.</summary>
    public virtual void BeforeOptimizerStep(TrainingContext context)
    {
    }

    /// <summary>The optimizer made its step; the gradients are still there.</summary>
    public virtual void AfterOptimizerStep(TrainingContext context)
    {
    }

    /// <summary>A batch is done; its <see cref="TrainingContext.Timings"/> are complete.</summary>
    public virtual void OnBatchEnd(TrainingContext context)
    {
    }

    /// <summary>A validation or test begins.</summary>
    public virtual void OnValidationStart(TrainingContext context)
    {
    }

    /// <summary>A validation or test ended.</summary>
    /// <param name="context">The state of training.</param>
    /// <param name="metrics">Its results, such as <c>loss/validation</c>.</param>
    public virtual void OnValidationEnd(TrainingContext context, IReadOnlyDictionary<string, double> metrics)
    {
    }

    /// <summary>A checkpoint was written.</summary>
    public virtual void OnCheckpointSaved(TrainingContext context, string path)
    {
    }

    /// <summary>A batch failed in its forward or backward pass. The first callback that does not say <see cref="BatchFailure.Throw"/> decides.</summary>
    /// <remarks>A callback that knows better what happened may throw an exception of its own instead.</remarks>
    public virtual BatchFailure OnBatchFailed(TrainingContext context, Exception cause) => BatchFailure.Throw;

    /// <summary>Training failed with this exception, which is thrown on after this.</summary>
    public virtual void OnException(TrainingContext context, Exception cause)
    {
    }

    /// <summary>What a checkpoint has to keep for this callback to go on as if nothing had happened; null when there is nothing.</summary>
    public virtual JsonNode? SaveState() => null;

    /// <summary>Takes back what <see cref="SaveState"/> gave.</summary>
    public virtual void LoadState(JsonNode state)
    {
    }
}
