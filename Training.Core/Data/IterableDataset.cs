namespace Training.Core.Data;

/// <summary>A data set without random access: a stream of items that is read from its beginning, in order.</summary>
/// <typeparam name="TItem">What an item is; usually <see cref="Sample"/>.</typeparam>
/// <remarks>
/// A loader's workers share one stream, so that the order is the same for any number of them: they take turns at reading it, and work at
/// the same time on what <see cref="Map{TResult}(Func{TItem, TResult})"/> adds. Put what costs time there. Items belong to who reads them, as with <see cref="Dataset{TItem}"/>.
/// </remarks>
public abstract class IterableDataset<TItem>
{
    /// <summary>Opens the stream; read by one thread at a time, which is not always the same.</summary>
    /// <param name="epoch">Which epoch, from 0, for streams that differ between epochs.</param>
    public abstract IEnumerable<TItem> Read(int epoch);

    /// <summary>This stream with a function applied to each item, by several workers at once.</summary>
    public IterableDataset<TResult> Map<TResult>(Func<TItem, TResult> transform) => Map((item, _) => transform(item));

    /// <summary>This stream with a random function applied to each item, by several workers at once.</summary>
    public IterableDataset<TResult> Map<TResult>(Func<TItem, ItemRandom, TResult> transform) => new Datasets.MappedIterable<TItem, TResult>(this, transform);

    /// <summary>The items as they were read, with what is still to be done to them.</summary>
    internal virtual IEnumerable<Datasets.PendingItem<TItem>> ReadPending(int epoch) => Read(epoch).Select(item => new Datasets.ReadItem<TItem>(item));
}
