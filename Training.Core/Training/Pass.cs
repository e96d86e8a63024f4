using Training.Core.Data;
using Training.Core.Metrics;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>One walk through a source of batches: what is known of it while it goes on.</summary>
internal sealed class Pass(Phase phase, int? batchCount, Device device, IReadOnlyList<Metric> metrics, TimeProvider timeProvider) : IDisposable
{
    private readonly LossMean _mean = new(device);
    private Tensor? _output;
    private Tensor? _loss;
    private Tensor? _detachedOutput;
    private Tensor? _detachedLoss;

    public Phase Phase => phase;

    public int? BatchCount => batchCount;

    public IReadOnlyList<Metric> Metrics => metrics;

    public StepClock Clock { get; } = new(timeProvider);

    public int BatchIndex { get; set; }

    public Batch? Batch { get; set; }

    public Batch? MicroBatch { get; set; }

    /// <summary>Output of the latest micro-batch, without its graph: made when someone looks.</summary>
    public Tensor? Output => _detachedOutput ??= _output?.detach();

    /// <summary>Loss of the latest micro-batch, likewise.</summary>
    public Tensor? Loss => _detachedLoss ??= _loss?.detach();

    public bool SkipsBatch { get; set; }

    public bool SkipsStep { get; set; }

    /// <summary>A micro-batch was computed.</summary>
    public void SetOutcome(Batch micro, Tensor output, Tensor loss) =>
        (MicroBatch, _output, _loss, _detachedOutput, _detachedLoss, SkipsBatch) = (micro, output, loss, null, null, false);

    /// <summary>The micro-batch failed: what it has made so far goes at once.</summary>
    public void DropOutcome()
    {
        _output?.Dispose();
        _loss?.Dispose();
        _detachedOutput?.Dispose();
        _detachedLoss?.Dispose();
        (_output, _loss, _detachedOutput, _detachedLoss) = (null, null, null, null);
    }

    /// <summary>Counts the micro-batch in.</summary>
    public void Count(Tensor output, Tensor loss, Batch micro)
    {
        _mean.Add(loss, micro.Size);
        if (metrics.Count == 0)
        {
            return;
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var judged = output.detach();
        foreach (var metric in metrics)
        {
            metric.Update(judged, micro.Target);
        }
    }

    /// <summary>Forgets what is disposed with the batch.</summary>
    public void EndBatch() => (Batch, MicroBatch, _output, _loss, _detachedOutput, _detachedLoss) = (null, null, null, null, null, null);

    /// <summary>Mean loss and metrics, named for the phase.</summary>
    public Dictionary<string, double> Results() =>
        metrics.SelectMany(static metric => metric.Results()).Prepend(new("loss", _mean.Value)).ToDictionary(result => phase.Tag(result.Key), static result => result.Value);

    public PassState Save() => new(_mean.Sum, _mean.Items, [.. metrics.Select(static metric => metric.SaveState())]);

    public void Restore(PassState state)
    {
        _mean.Restore(state.LossSum, state.Items);
        foreach (var (metric, saved) in metrics.Zip(state.Metrics))
        {
            metric.LoadState(saved);
        }
    }

    public void Dispose()
    {
        _mean.Dispose();
        foreach (var metric in metrics)
        {
            metric.Dispose();
        }
    }
}
