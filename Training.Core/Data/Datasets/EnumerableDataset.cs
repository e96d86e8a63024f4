namespace Training.Core.Data.Datasets;

/// <summary>A stream out of anything that can be enumerated: the lines of a file, the rows of a query, numbers of a generator.</summary>
/// <typeparam name="TItem">What an item is.</typeparam>
/// <param name="open">Opens the stream of an epoch.</param>
public sealed class EnumerableDataset<TItem>(Func<int, IEnumerable<TItem>> open) : IterableDataset<TItem>
{
    /// <inheritdoc/>
    public override IEnumerable<TItem> Read(int epoch) => open(epoch);
}
