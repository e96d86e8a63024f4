using EventFormat.Protos;
using EventFormat.Writing;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs a training: losses, metrics, learning rates, norms, histograms, speed, where time went; the model; what a classifier gets wrong; hyperparameters with results.</summary>
/// <remarks>
/// What a run has: <c>loss/batch</c>, <c>loss/train</c>, <c>loss/validation</c> and the like for metrics, <c>learning_rate</c>, <c>norm/*</c>, <c>speed/*</c>, <c>time/*</c>, <c>weights/*</c>,
/// <c>gradients/*</c>, <c>model/*</c>, <c>confusion/*</c>, <c>samples/*</c>, <c>pr/*</c>, <c>embedding/*</c>. The x-axis is the optimizer step. Confusion, samples, curves and
/// embeddings are of classifiers: outputs (batch, classes), targets (batch) of int64; others log none.
/// </remarks>
public sealed class TrainingLogger : Callback, IDisposable
{
    private readonly SummaryWriter _writer;
    private readonly TrainingLoggerOptions _options;
    private readonly StepLog _steps;
    private readonly ParameterLog _parameters;
    private ModelLog? _model;
    private ClassifierLog? _classifier;

    /// <summary>A logger that writes to a run; the writer stays the caller's.</summary>
    public TrainingLogger(SummaryWriter writer, TrainingLoggerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
        _options = options ?? new TrainingLoggerOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.ScalarsEvery, 1, nameof(options));
        _steps = new StepLog(writer, _options);
        _parameters = new ParameterLog(writer, _options);
    }

    /// <inheritdoc/>
    public override void OnTrainingStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _model = new ModelLog(_writer, _options, context.Model);
        _steps.Restart();
        if (_options.HParams.Count > 0)
        {
            _writer.AddHParams(_options.HParams, _options.HParamMetrics);
        }
    }

    /// <inheritdoc/>
    public override void OnBatchStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_model is not null && context is { Phase: Phase.Training, Batch: { } batch })
        {
            _model.Log(batch, context.Step);
            _model = null;
            _steps.Restart();
        }
    }

    /// <inheritdoc/>
    public override void AfterOptimizerStep(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _parameters.AfterStep(context);
    }

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Phase == Phase.Training)
        {
            _steps.AfterBatch(context);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var (name, value) in context.Metrics.Where(metric => metric.Key.EndsWith(Phase.Training.Tag(""), StringComparison.Ordinal)))
        {
            _writer.AddScalar(name, value, context.Step);
        }

        _writer.AddScalar("training/epoch", context.Epoch + 1, context.Step);
        _steps.Restart(); // validation is no training time
    }

    /// <inheritdoc/>
    public override void OnValidationStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _classifier?.Dispose();
        _classifier = new ClassifierLog(_writer, _options, context, embeds: context.Phase == Phase.Test || context.Epoch + 1 >= context.Epochs);
    }

    /// <inheritdoc/>
    public override void OnForwardEnd(TrainingContext context, Tensor loss, Tensor output)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context is { Phase: Phase.Validation or Phase.Test, MicroBatch: { } batch })
        {
            _classifier?.Add(batch, output);
        }
    }

    /// <inheritdoc/>
    public override void OnValidationEnd(TrainingContext context, IReadOnlyDictionary<string, double> metrics)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(metrics);
        foreach (var (name, value) in metrics)
        {
            _writer.AddScalar(name, value, context.Step);
        }

        using var classifier = _classifier;
        _classifier = null;
        classifier?.Log(context);
    }

    /// <inheritdoc/>
    public override void OnTrainingEnd(TrainingContext context) => End(SessionStatus.StatusSuccess);

    /// <inheritdoc/>
    public override void OnException(TrainingContext context, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(cause);
        _writer.AddText("training/exception", $"```\n{cause}\n```", context.Step);
        _classifier?.Dispose();
        _classifier = null;
        End(SessionStatus.StatusFailure);
    }

    /// <summary>Releases what an interrupted validation collected; needed only when training was given up in the middle of one.</summary>
    public void Dispose() => _classifier?.Dispose();

    private void End(SessionStatus status)
    {
        if (_options.HParams.Count > 0)
        {
            _writer.EndHParams(status);
        }

        _writer.Flush();
    }
}
