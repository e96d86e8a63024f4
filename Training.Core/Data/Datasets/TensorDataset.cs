using static TorchSharp.torch;

namespace Training.Core.Data.Datasets;

/// <summary>Inputs and targets held as two tensors whose dimension 0 counts the items.</summary>
/// <remarks>Keeps views of the tensors it is given: their memory is shared, and the caller's own may be disposed.</remarks>
public class TensorDataset : Dataset<Sample>, IBatchedDataset<Batch>, IDisposable
{
    private readonly Tensor _input;
    private readonly Tensor _target;

    /// <summary>Over tensors of equal length in dimension 0, on the CPU or on a device.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a tensor has no dimension.</exception>
    public TensorDataset(Tensor input, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(target);
        if (input.dim() == 0 || target.dim() == 0 || input.shape[0] != target.shape[0])
        {
            throw new ArgumentException($"Input [{string.Join(", ", input.shape)}] and target [{string.Join(", ", target.shape)}] must be equally long in dimension 0.", nameof(target));
        }

        _input = input.detach().DetachFromDisposeScope();
        _target = target.detach().DetachFromDisposeScope();
        Count = checked((int)input.shape[0]);
    }

    /// <inheritdoc/>
    public sealed override int Count { get; }

    /// <summary>Copies arrays of numbers, of any rank from 1 on: <c>float[,]</c>, <c>long[]</c> and so on.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static TensorDataset FromArrays(Array input, Array target)
    {
        using var inputs = from_array(input);
        using var targets = from_array(target);
        return new TensorDataset(inputs, targets);
    }

    /// <inheritdoc/>
    public override Sample Get(int index, ItemRandom random)
    {
        ThrowIfOutside(index);
        return new Sample(_input.select(0, index), _target.select(0, index));
    }

    /// <inheritdoc/>
    public Batch GetItems(ReadOnlySpan<int> indices)
    {
        foreach (var index in indices)
        {
            ThrowIfOutside(index);
        }

        using var index32 = tensor(indices.ToArray(), device: _input.device);
        return new Batch(_input.index_select(0, index32), _target.index_select(0, index32));
    }

    /// <summary>Releases its views.</summary>
    public void Dispose()
    {
        _input.Dispose();
        _target.Dispose();
        GC.SuppressFinalize(this);
    }

    private void ThrowIfOutside(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
    }
}
