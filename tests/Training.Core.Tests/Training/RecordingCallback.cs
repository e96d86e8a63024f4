using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Tests.Training;

/// <summary>Writes down which hooks were called, and does on top what it is told.</summary>
internal sealed class RecordingCallback(Action<string, TrainingContext>? then = null) : Callback
{
    public List<string> Calls { get; } = [];

    public override void OnTrainingStart(TrainingContext context) => Record("training start", context);

    public override void OnTrainingEnd(TrainingContext context) => Record("training end", context);

    public override void OnEpochStart(TrainingContext context) => Record("epoch start", context);

    public override void OnEpochEnd(TrainingContext context) => Record("epoch end", context);

    public override void OnBatchStart(TrainingContext context) => Record("batch start", context);

    public override void OnForwardEnd(TrainingContext context, Tensor loss, Tensor output) => Record("forward", context);

    public override void OnBackwardEnd(TrainingContext context) => Record("backward", context);

    public override void OnGradientsReady(TrainingContext context) => Record("gradients", context);

    public override void BeforeOptimizerStep(TrainingContext context) => Record("before step", context);

    public override void AfterOptimizerStep(TrainingContext context) => Record("after step", context);

    public override void OnBatchEnd(TrainingContext context) => Record("batch end", context);

    public override void OnValidationStart(TrainingContext context) => Record("validation start", context);

    public override void OnValidationEnd(TrainingContext context, IReadOnlyDictionary<string, double> metrics) => Record("validation end", context);

    public override void OnException(TrainingContext context, Exception cause) => Record("exception", context);

    private void Record(string hook, TrainingContext context)
    {
        Calls.Add(hook);
        then?.Invoke(hook, context);
    }
}
