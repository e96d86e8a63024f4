using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>Calls each of several callbacks, in order.</summary>
internal sealed class CallbackList(Callback[] callbacks) : Callback
{
    public IReadOnlyList<Callback> Callbacks => callbacks;

    public override void OnTrainingStart(TrainingContext context) => Each(context, static (callback, context) => callback.OnTrainingStart(context));

    public override void OnTrainingEnd(TrainingContext context) => Each(context, static (callback, context) => callback.OnTrainingEnd(context));

    public override void OnEpochStart(TrainingContext context) => Each(context, static (callback, context) => callback.OnEpochStart(context));

    public override void OnEpochEnd(TrainingContext context) => Each(context, static (callback, context) => callback.OnEpochEnd(context));

    public override void OnBatchStart(TrainingContext context) => Each(context, static (callback, context) => callback.OnBatchStart(context));

    public override void OnForwardEnd(TrainingContext context, Tensor loss, Tensor output) =>
        Each((context, loss, output), static (callback, given) => callback.OnForwardEnd(given.context, given.loss, given.output));

    public override void OnBackwardEnd(TrainingContext context) => Each(context, static (callback, context) => callback.OnBackwardEnd(context));

    public override void OnGradientsReady(TrainingContext context) => Each(context, static (callback, context) => callback.OnGradientsReady(context));

    public override void BeforeOptimizerStep(TrainingContext context) => Each(context, static (callback, context) => callback.BeforeOptimizerStep(context));

    public override void AfterOptimizerStep(TrainingContext context) => Each(context, static (callback, context) => callback.AfterOptimizerStep(context));

    public override void OnBatchEnd(TrainingContext context) => Each(context, static (callback, context) => callback.OnBatchEnd(context));

    public override void OnValidationStart(TrainingContext context) => Each(context, static (callback, context) => callback.OnValidationStart(context));

    public override void OnValidationEnd(TrainingContext context, IReadOnlyDictionary<string, double> metrics) =>
        Each((context, metrics), static (callback, given) => callback.OnValidationEnd(given.context, given.metrics));

    public override void OnCheckpointSaved(TrainingContext context, string path) =>
        Each((context, path), static (callback, given) => callback.OnCheckpointSaved(given.context, given.path));

    public override BatchFailure OnBatchFailed(TrainingContext context, Exception cause)
    {
        foreach (var callback in callbacks)
        {
            if (callback.OnBatchFailed(context, cause) is not BatchFailure.Throw and var decided)
            {
                return decided;
            }
        }

        return BatchFailure.Throw;
    }

    public override void OnException(TrainingContext context, Exception cause) =>
        Each((context, cause), static (callback, given) => callback.OnException(given.context, given.cause));

    private void Each<T>(T given, Action<Callback, T> hook)
    {
        foreach (var callback in callbacks)
        {
            hook(callback, given);
        }
    }
}
