using Training.Core.Data;
using Training.Core.Metrics;
using Training.Core.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>Where training stands: what callbacks see, and how they influence it.</summary>
/// <remarks>Belongs to the training thread, except <see cref="Stop"/>, which any thread may call. Its tensors belong to the trainer.</remarks>
public sealed class TrainingContext
{
    private static readonly IReadOnlyDictionary<string, double> NoMetrics = new Dictionary<string, double>();
    private volatile string? _stopReason;

    internal TrainingContext(Trainer trainer, nn.Module model, optim.Optimizer optimizer, TrainerOptions options)
    {
        Trainer = trainer;
        Model = model;
        Optimizer = optimizer;
        Device = options.Device;
        Run = options.Run;
        Epochs = options.Epochs;
        MicroBatchSize = options.MicroBatchSize;
    }

    /// <summary>The trainer at work.</summary>
    public Trainer Trainer { get; }

    /// <summary>What is trained.</summary>
    public nn.Module Model { get; }

    /// <summary>What changes the model's parameters.</summary>
    public optim.Optimizer Optimizer { get; }

    /// <summary>Where it is computed.</summary>
    public Device Device { get; }

    /// <summary>The run that is logged to; null when none was given.</summary>
    public Run? Run { get; }

    /// <summary>What the pass under way is for.</summary>
    public Phase Phase => Pass?.Phase ?? Phase.Training;

    /// <summary>The epoch under way, from 0.</summary>
    public int Epoch { get; internal set; }

    /// <summary>How many epochs are to be trained.</summary>
    public int Epochs { get; }

    /// <summary>Optimizer steps made since training began, resumes included.</summary>
    public long Step { get; internal set; }

    /// <summary>Micro-batches whose gradients were computed since training began, resumes included.</summary>
    public long MicroBatches { get; internal set; }

    /// <summary>Which batch of the pass this is, from 0.</summary>
    public int BatchIndex => Pass?.BatchIndex ?? 0;

    /// <summary>Batches in the pass; null when that is not known.</summary>
    public int? BatchCount => Pass?.BatchCount;

    /// <summary>The loaded batch, on the device; null between batches.</summary>
    public Batch? Batch => Pass?.Batch;

    /// <summary>The part of the batch that is computed at once: the whole of it unless <see cref="MicroBatchSize"/> is smaller.</summary>
    public Batch? MicroBatch => Pass?.MicroBatch;

    /// <summary>Most items computed at once; 0 for whole batches. A callback may lower it after memory ran out.</summary>
    public int MicroBatchSize { get; set; }

    /// <summary>Loss of the latest micro-batch, without its graph: a scalar on the device; null before the first of a batch, and after one that failed.</summary>
    public Tensor? Loss => Pass?.Loss;

    /// <summary>The loss as a number. On a GPU this waits for the device: read it when you log, not at every step.</summary>
    public double LossValue => Loss is { } loss ? loss.ToDouble() : double.NaN;

    /// <summary>What the model made of the latest micro-batch; null before the first of a batch, and after one that failed.</summary>
    public Tensor? Output => Pass?.Output;

    /// <summary>The latest results by name, such as <c>loss/train</c> and <c>accuracy/validation</c>; those of the epoch in <see cref="Callback.OnEpochEnd"/>.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; internal set; } = NoMetrics;

    /// <summary>The metrics of the pass under way, still counting: for more than their numbers, such as a confusion matrix.</summary>
    public IReadOnlyList<Metric> PassMetrics => Pass?.Metrics ?? [];

    /// <summary>The learning rate of every parameter group, as it is now.</summary>
    public IReadOnlyList<double> LearningRates => [.. Optimizer.ParamGroups.Select(static group => group.LearningRate)];

    /// <summary>Norm of all gradients before they were clipped; null when they are not clipped by norm.</summary>
    public double? GradientNorm { get; internal set; }

    /// <summary>Where the time of the latest batch went.</summary>
    public StepTimings Timings => Pass?.Clock.Timings ?? default;

    /// <summary>Why training is to stop; null when it is not.</summary>
    public string? StopReason => _stopReason;

    /// <summary>Asks training to stop after the step under way. The first reason stays.</summary>
    public void Stop(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        Interlocked.CompareExchange(ref _stopReason, reason, null);
    }

    /// <summary>In <see cref="Callback.OnForwardEnd"/>: the micro-batch gets no backward pass and counts in no mean.</summary>
    public void SkipBatch() => Running().SkipsBatch = true;

    /// <summary>In <see cref="Callback.BeforeOptimizerStep"/>: the gradients are discarded and no step is made.</summary>
    public void SkipStep() => Running().SkipsStep = true;

    /// <summary>The pass under way; null between passes.</summary>
    internal Pass? Pass { get; set; }

    /// <summary>What a checkpoint made now resumes with.</summary>
    internal TrainingPosition Next { get; set; }

    /// <summary>What the training pass of the epoch under way has summed up, when it is not going on.</summary>
    internal PassState? Resumable { get; set; }

    /// <summary>Newer results replace those of the same names.</summary>
    internal void Add(Dictionary<string, double> results)
    {
        var all = new Dictionary<string, double>(Metrics);
        foreach (var (name, value) in results)
        {
            all[name] = value;
        }

        Metrics = all;
    }

    internal void ClearStop() => _stopReason = null;

    private Pass Running() => Pass ?? throw new InvalidOperationException("No batch is being trained now.");
}
