namespace Training.Core.Data.Datasets;

/// <summary>Applies a function to each item of a stream, after it was read.</summary>
internal sealed class MappedIterable<TSource, TItem>(IterableDataset<TSource> source, Func<TSource, ItemRandom, TItem> transform) : IterableDataset<TItem>
{
    public override IEnumerable<TItem> Read(int epoch) => ReadPending(epoch).Select((pending, index) =>
    {
        using var random = ItemRandom.For(seed: 0, epoch, index);
        return pending.Complete(random);
    });

    internal override IEnumerable<PendingItem<TItem>> ReadPending(int epoch) =>
        source.ReadPending(epoch).Select(pending => new MappedItem<TSource, TItem>(pending, transform));
}
