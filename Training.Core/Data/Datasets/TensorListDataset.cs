using static TorchSharp.torch;

namespace Training.Core.Data.Datasets;

/// <summary>Inputs and targets held as lists of tensors whose shapes may differ: sequences, for <see cref="Collate.Padded"/>.</summary>
/// <remarks>Keeps views of the tensors it is given; the caller's own may be disposed.</remarks>
public sealed class TensorListDataset : Dataset<Sample>, IDisposable
{
    private readonly Sample[] _samples;

    /// <summary>Over two lists of equal length.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public TensorListDataset(IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor> targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.Count != targets.Count)
        {
            throw new ArgumentException($"{inputs.Count} inputs, but {targets.Count} targets.", nameof(targets));
        }

        _samples = [.. inputs.Zip(targets, (input, target) => new Sample(Keep(input), Keep(target)))];
    }

    /// <inheritdoc/>
    public override int Count => _samples.Length;

    /// <inheritdoc/>
    public override Sample Get(int index, ItemRandom random) => new(_samples[index].Input.alias(), _samples[index].Target.alias());

    /// <summary>Releases its views.</summary>
    public void Dispose()
    {
        foreach (var sample in _samples)
        {
            sample.Dispose();
        }
    }

    private static Tensor Keep(Tensor tensor) => tensor.detach().DetachFromDisposeScope();
}
