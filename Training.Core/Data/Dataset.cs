namespace Training.Core.Data;

/// <summary>A map-style data set: so many items, each found by its index.</summary>
/// <typeparam name="TItem">What an item is; usually <see cref="Sample"/>.</typeparam>
/// <remarks>
/// A loader calls <see cref="Get"/> from several threads at once, without gradients. What it returns belongs to the caller, which
/// disposes it: a data set that keeps its tensors returns views of them (<c>alias()</c>, <c>select(…)</c>). Tensors made on the way need
/// not be disposed, as long as the item's type is a tensor, an <see cref="ITensorHolder"/>, or tuples, lists or dictionaries of these.
/// </remarks>
public abstract class Dataset<TItem>
{
    /// <summary>How many items there are.</summary>
    public abstract int Count { get; }

    /// <summary>Loads an item, as it is outside of a loader: with the random numbers of seed 0 and epoch 0.</summary>
    public TItem this[int index]
    {
        get
        {
            using var random = ItemRandom.For(seed: 0, epoch: 0, index);
            return Get(index, random);
        }
    }

    /// <summary>Loads an item.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <param name="random">The only source of randomness, for items that vary from epoch to epoch.</param>
    public abstract TItem Get(int index, ItemRandom random);

    /// <summary>This data set with a function applied to each item as it is loaded.</summary>
    /// <remarks>The item's tensors must not be disposed by the function; those it does not pass on are released after it.</remarks>
    public Dataset<TResult> Map<TResult>(Func<TItem, TResult> transform) => Map((item, _) => transform(item));

    /// <summary>This data set with a random function applied to each item as it is loaded.</summary>
    public Dataset<TResult> Map<TResult>(Func<TItem, ItemRandom, TResult> transform) => new Datasets.MappedDataset<TItem, TResult>(this, transform);

    /// <summary>Where whole batches can be read at once, the reader of that.</summary>
    internal virtual IBatchedDataset<TBatch>? Batched<TBatch>() => this as IBatchedDataset<TBatch>;
}
