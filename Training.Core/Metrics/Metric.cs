using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>Judges outputs by targets, batch by batch; exact, whatever the batches were.</summary>
/// <remarks>For one thread. Sums stay on the device of the outputs, so that no batch waits for it; reading a result does.</remarks>
public abstract class Metric : IDisposable
{
    /// <summary>Called when a metric begins anew.</summary>
    protected Metric(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>What the result is called, such as <c>accuracy</c>.</summary>
    public string Name { get; }

    /// <summary>The result so far; NaN while there is nothing to judge.</summary>
    public abstract double Value { get; }

    /// <summary>Counts a batch in, within a dispose scope: tensors made here go with it.</summary>
    /// <param name="output">What the model gave, without graph.</param>
    /// <param name="target">What was wanted.</param>
    public abstract void Update(Tensor output, Tensor target);

    /// <summary>Begins anew.</summary>
    public abstract void Reset();

    /// <summary>Everything that was counted, as numbers: for checkpoints.</summary>
    public abstract double[] SaveState();

    /// <summary>Takes back what <see cref="SaveState"/> gave.</summary>
    public abstract void LoadState(ReadOnlySpan<double> state);

    /// <summary>All results by name: one, unless a metric has several.</summary>
    public virtual IEnumerable<KeyValuePair<string, double>> Results() => [new(Name, Value)];

    /// <summary>Releases what was counted.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what was counted.</summary>
    protected abstract void Dispose(bool disposing);
}
