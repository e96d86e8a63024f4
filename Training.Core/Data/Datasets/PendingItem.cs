namespace Training.Core.Data.Datasets;

/// <summary>An item that was read from a stream and still has to be transformed.</summary>
internal abstract class PendingItem<TItem> : IDisposable
{
    /// <summary>Gives what was read to the dispose scope of this thread, if there is one.</summary>
    public abstract void Begin();

    /// <summary>Does what is left to do; once. What it returns belongs to the caller.</summary>
    public abstract TItem Complete(ItemRandom random);

    /// <summary>Releases what was read, when it is not going to be completed.</summary>
    public abstract void Dispose();
}

/// <summary>Nothing is left to do.</summary>
internal sealed class ReadItem<TItem>(TItem item) : PendingItem<TItem>
{
    public override void Begin() => TensorTree.Attach(item);

    public override TItem Complete(ItemRandom random) => item;

    public override void Dispose() => TensorTree.Release(item);
}

/// <summary>A function is left to apply.</summary>
internal sealed class MappedItem<TSource, TItem>(PendingItem<TSource> source, Func<TSource, ItemRandom, TItem> transform) : PendingItem<TItem>
{
    public override void Begin() => source.Begin();

    public override TItem Complete(ItemRandom random) => transform(source.Complete(random), random);

    public override void Dispose() => source.Dispose();
}
