using Training.Core.Data.Datasets;

namespace Training.Core.Data.Loading;

/// <summary>A batch of items that were read from a stream, and may have to be transformed.</summary>
/// <remarks><c>first</c> is the place of the first item in the stream.</remarks>
internal sealed class StreamJob<TItem, TBatch>(int number, long first, PendingItem<TItem>?[] pending, Func<IReadOnlyList<TItem>, TBatch> collate)
    : ItemJob<TItem, TBatch>(number, pending.Length, collate)
{
    protected override TItem LoadItem(int part, ItemRandom random)
    {
        var item = pending[part]!;
        pending[part] = null; // what it read is released with the part's scope from here on
        item.Begin();
        return item.Complete(random);
    }

    protected override void ReleaseParts()
    {
        foreach (var item in pending)
        {
            item?.Dispose();
        }

        base.ReleaseParts();
    }

    protected override long IndexOf(int part) => first + part;

    protected override string DescribeParts() => $"items {first} to {first + pending.Length - 1}";
}
