using static TorchSharp.torch;

namespace Training.Core.Data.Loading;

/// <summary>A batch that is loaded item by item, and then collated.</summary>
internal abstract class ItemJob<TItem, TBatch>(int number, int parts, Func<IReadOnlyList<TItem>, TBatch> collate) : BatchJob<TBatch>(number, parts)
{
    // A dispose scope releases what was made on the way; it may be used only where the tensors to be kept can be found.
    private static readonly bool IsItemScoped = TensorTree.Knows(typeof(TItem));
    private static readonly bool IsBatchScoped = TensorTree.Knows(typeof(TBatch));

    private readonly TItem[] _items = new TItem[parts];

    protected sealed override void LoadPart(int part, ItemRandom random)
    {
        if (!IsItemScoped)
        {
            _items[part] = LoadItem(part, random);
            return;
        }

        using var scope = NewDisposeScope();
        var item = LoadItem(part, random);
        TensorTree.Detach(item);
        _items[part] = item;
    }

    protected sealed override TBatch MakeBatch()
    {
        using var scope = IsBatchScoped ? NewDisposeScope() : null;
        var batch = collate(_items);
        TensorTree.Detach(batch);
        ReleaseParts();
        return batch;
    }

    protected override void ReleaseParts()
    {
        if (typeof(TItem).IsPrimitive)
        {
            return;
        }

        for (var i = 0; i < _items.Length; i++)
        {
            TensorTree.Release(_items[i]);
            _items[i] = default!;
        }
    }

    protected abstract TItem LoadItem(int part, ItemRandom random);
}
