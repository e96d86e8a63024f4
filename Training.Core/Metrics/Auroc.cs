using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>Area under the ROC curve: how probably a positive scores higher than a negative, ties counting half.</summary>
/// <remarks>
/// Outputs (batch) with targets 0 and 1; or (batch, classes) with class indices: each class against the rest, the mean of the classes
/// that have both. Any score that rises with confidence will do. Exact, so it keeps every score (8 bytes each, in the host's memory).
/// </remarks>
/// <param name="name">What it is called.</param>
public sealed class Auroc(string name = "auroc") : Metric(name)
{
    private readonly List<double> _scores = [];
    private readonly List<double> _targets = [];

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (_targets.Count == 0)
            {
                return double.NaN;
            }

            var classes = _scores.Count / _targets.Count;
            var areas = classes == 1
                ? [Area(0, 1, 1)]
                : Enumerable.Range(0, classes).Select(label => Area(label, classes, label)).Where(static area => !double.IsNaN(area)).ToArray();
            return areas.Length == 0 ? double.NaN : areas.Average();
        }
    }

    /// <inheritdoc/>
    public override void Update(Tensor output, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(target);
        using var scope = NewDisposeScope();
        var wanted = target.reshape(-1);
        if (output.numel() % wanted.numel() != 0 || (_targets.Count > 0 && _scores.Count / _targets.Count != output.numel() / wanted.numel()))
        {
            throw new ArgumentException("Outputs are (batch) or (batch, classes), always the same.", nameof(output));
        }

        // Waits for the device, every batch.
        _scores.AddRange(output.to(ScalarType.Float64).cpu().contiguous().data<double>());
        _targets.AddRange(wanted.to(ScalarType.Float64).cpu().contiguous().data<double>());
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _scores.Clear();
        _targets.Clear();
    }

    /// <inheritdoc/>
    public override double[] SaveState() => [_targets.Count, .. _targets, .. _scores];

    /// <inheritdoc/>
    public override void LoadState(ReadOnlySpan<double> state)
    {
        Reset();
        var count = (int)state[0];
        _targets.AddRange(state.Slice(1, count));
        _scores.AddRange(state[(1 + count)..]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Reset();

    /// <summary>By the sum of the positives' ranks (Mann and Whitney); NaN when there are only positives or only negatives.</summary>
    private double Area(int offset, int stride, double positive)
    {
        var scores = new double[_targets.Count];
        var order = new int[_targets.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            (scores[i], order[i]) = (_scores[(i * stride) + offset], i);
        }

        Array.Sort(scores, order);
        double positives = 0, ranks = 0;
        for (int from = 0, to; from < scores.Length; from = to)
        {
            for (to = from + 1; to < scores.Length && scores[to] == scores[from];)
            {
                to++;
            }

            var rank = (from + 1 + to) / 2.0; // of all that tie
            for (var i = from; i < to; i++)
            {
                var isPositive = _targets[order[i]] == positive ? 1 : 0;
                (positives, ranks) = (positives + isPositive, ranks + (isPositive * rank));
            }
        }

        var pairs = positives * (scores.Length - positives);
        return pairs == 0 ? double.NaN : (ranks - (positives * (positives + 1) / 2)) / pairs;
    }
}
