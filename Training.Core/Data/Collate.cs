using Training.Core.Data.Collation;
using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>How items become a batch.</summary>
/// <remarks>A collation makes new tensors; the loader releases the items after it.</remarks>
public static class Collate
{
    /// <summary>Stacks tensors of equal shape along a new dimension 0.</summary>
    /// <exception cref="ArgumentException">The shapes differ; the message says where.</exception>
    public static Tensor Tensors(IReadOnlyList<Tensor> items) => Stacking.Stack(items);

    /// <summary>Stacks inputs and targets, each of equal shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ; the message says where.</exception>
    public static Batch Samples(IReadOnlyList<Sample> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new Batch(Stacking.Stack([.. items.Select(item => item.Input)]), Stacking.Stack([.. items.Select(item => item.Target)]));
    }

    /// <summary>Stacks the tensors of each name.</summary>
    /// <exception cref="ArgumentException">The names or shapes differ.</exception>
    public static Dictionary<string, Tensor> Dictionaries(IReadOnlyList<Dictionary<string, Tensor>> items) => Stacking.Stack(items);

    /// <summary>Stacks inputs whose dimension 0 differs in length, padded at their ends, and says what is padding by <see cref="Batch.Lengths"/> and <see cref="Batch.Mask"/>.</summary>
    /// <param name="inputValue">What inputs are padded with.</param>
    /// <param name="targetValue">What targets are padded with, where they differ in length too; −100 is what a cross-entropy loss ignores.</param>
    public static Func<IReadOnlyList<Sample>, Batch> Padded(double inputValue = 0, double targetValue = 0) =>
        items => Padding.Pad(items, inputValue, targetValue);

    /// <summary>The collation that a loader uses unless it is given one: stacks samples, tensors, pairs and dictionaries of tensors, and numbers.</summary>
    /// <exception cref="ArgumentException">There is none from these items to these batches.</exception>
    public static Func<IReadOnlyList<TItem>, TBatch> Default<TItem, TBatch>()
    {
        Delegate[] known =
        [
            (Func<IReadOnlyList<Sample>, Batch>)Samples,
            (Func<IReadOnlyList<Tensor>, Tensor>)Tensors,
            (Func<IReadOnlyList<(Tensor, Tensor)>, (Tensor, Tensor)>)Stacking.Stack,
            (Func<IReadOnlyList<Dictionary<string, Tensor>>, Dictionary<string, Tensor>>)Dictionaries,
            (Func<IReadOnlyList<float>, Tensor>)(items => tensor(items.ToArray())),
            (Func<IReadOnlyList<double>, Tensor>)(items => tensor(items.ToArray())),
            (Func<IReadOnlyList<int>, Tensor>)(items => tensor(items.ToArray())),
            (Func<IReadOnlyList<long>, Tensor>)(items => tensor(items.ToArray())),
            (Func<IReadOnlyList<bool>, Tensor>)(items => tensor(items.ToArray())),
        ];
        return known.OfType<Func<IReadOnlyList<TItem>, TBatch>>().FirstOrDefault()
            ?? throw new ArgumentException($"There is no default collation of {typeof(TItem).Name} into {typeof(TBatch).Name}; give the loader one.");
    }
}
