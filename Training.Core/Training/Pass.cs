using Training.Core.Data;
using Training.Core.Metrics;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>One walk through a source of batches: what is known of it while it goes on.</summary>
internal sealed class Pass(Phase phase, int? batchCount, Device device, IReadOnlyList<Metric> metrics, TimeProvider timeProvider) : IDisposable
{
    private readonly LossMean _loss = new(device);

    public Phase Phase => phase;

    public int? BatchCount => batchCount;

    public IReadOnlyList<Metric> Metrics => metrics;

    public StepClock Clock { get; } = new(timeProvider);

    public int BatchIndex { get; set; }

    public Batch? Batch { get; set; }

    public Batch? MicroBatch { get; set; }

    public Tensor? Output { get; set; }

    public Tensor? Loss { get; set; }

    public bool SkipsBatch { get; set; }

    public bool SkipsStep { get; set; }

    /// <summary>Counts a micro-batch's loss and output in.</summary>
    public void Count(Tensor loss, Tensor output, Batch micro)
    {
        _loss.Add(loss, micro.Size);
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
    public void EndBatch() => (Batch, MicroBatch, Output, Loss) = (null, null, null, null);

    /// <summary>Mean loss and metrics, named for the phase.</summary>
    public Dictionary<string, double> Results() =>
        metrics.SelectMany(static metric => metric.Results()).Prepend(new("loss", _loss.Value)).ToDictionary(result => phase.Tag(result.Key), static result => result.Value);

    public PassState Save() => new(_loss.Sum, _loss.Items, [.. metrics.Select(static metric => metric.SaveState())]);

    public void Restore(PassState state)
    {
        _loss.Restore(state.LossSum, state.Items);
        foreach (var (metric, saved) in metrics.Zip(state.Metrics))
        {
            metric.LoadState(saved);
        }
    }

    public void Dispose()
    {
        _loss.Dispose();
        foreach (var metric in metrics)
        {
            metric.Dispose();
        }
    }
}
