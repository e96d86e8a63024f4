using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>A metric that is a function of sums over items, kept in double precision on the outputs' device.</summary>
/// <param name="name">What the result is called.</param>
/// <param name="count">How many sums.</param>
public abstract class SumMetric(string name, int count) : Metric(name)
{
    private Tensor? _sums;

    /// <inheritdoc/>
    public sealed override double Value => Evaluate(SaveState());

    /// <inheritdoc/>
    public sealed override void Update(Tensor output, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(target);
        using var scope = NewDisposeScope();
        if (output.device_type == DeviceType.MPS)
        {
            (output, target) = (output.cpu(), target.cpu()); // Apple's GPU has no double precision
        }

        var sums = Sums(output, target).to(ScalarType.Float64);
        _sums ??= zeros(count, ScalarType.Float64, sums.device).DetachFromDisposeScope();
        Combine(_sums, sums);
    }

    /// <inheritdoc/>
    public sealed override void Reset()
    {
        _sums?.Dispose();
        _sums = null;
    }

    /// <inheritdoc/>
    public sealed override double[] SaveState()
    {
        using var host = _sums?.cpu();
        return host?.data<double>().ToArray() ?? new double[count];
    }

    /// <inheritdoc/>
    public sealed override void LoadState(ReadOnlySpan<double> state)
    {
        Reset();
        _sums = tensor(state.ToArray()).DetachFromDisposeScope();
    }

    /// <summary>The sums of a batch: a vector.</summary>
    protected abstract Tensor Sums(Tensor output, Tensor target);

    /// <summary>Adds a batch's sums to those before it, in place.</summary>
    protected virtual void Combine(Tensor sums, Tensor batch)
    {
        ArgumentNullException.ThrowIfNull(sums);
        sums.add_(batch);
    }

    /// <summary>The result, from the sums of all batches.</summary>
    protected abstract double Evaluate(ReadOnlySpan<double> sums);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => Reset();
}
