namespace Training.Core.Data.Datasets;

/// <summary>The entries of a list or an array, usually mapped to tensors: numbers, text, paths, records.</summary>
/// <typeparam name="TItem">What an item is; nothing that would have to be disposed.</typeparam>
public sealed class ListDataset<TItem> : Dataset<TItem>
{
    private readonly IReadOnlyList<TItem> _items;

    /// <summary>Over a list that is not copied, and not to be changed while it is in use.</summary>
    /// <exception cref="ArgumentException">The items are disposable: a loader would dispose them after their first use.</exception>
    public ListDataset(IReadOnlyList<TItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (typeof(IDisposable).IsAssignableFrom(typeof(TItem)))
        {
            throw new ArgumentException($"A loader disposes the items it gets, so {typeof(TItem).Name} cannot be kept in a list; use TensorDataset or TensorListDataset.", nameof(items));
        }

        _items = items;
    }

    /// <inheritdoc/>
    public override int Count => _items.Count;

    /// <inheritdoc/>
    public override TItem Get(int index, ItemRandom random) => _items[index];
}
