namespace Training.Core.Data.Datasets;

/// <summary>Some items of a data set, in an order of its own.</summary>
/// <typeparam name="TItem">What an item is.</typeparam>
/// <remarks>Reads whole batches at once where its source does.</remarks>
public sealed class Subset<TItem> : Dataset<TItem>
{
    private readonly Dataset<TItem> _source;
    private readonly int[] _indices;

    /// <summary>The items of these indices; an index may come more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of the source's range.</exception>
    public Subset(Dataset<TItem> source, IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(indices);
        _source = source;
        _indices = [.. indices];
        foreach (var index in _indices)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, source.Count, nameof(indices));
        }
    }

    /// <inheritdoc/>
    public override int Count => _indices.Length;

    /// <summary>Which items of the source these are.</summary>
    public IReadOnlyList<int> Indices => _indices;

    /// <inheritdoc/>
    public override TItem Get(int index, ItemRandom random) => _source.Get(_indices[index], random);

    internal override IBatchedDataset<TBatch>? Batched<TBatch>() =>
        _source.Batched<TBatch>() is { } source ? new BatchedSubset<TBatch>(source, _indices) : null;

    private sealed class BatchedSubset<TBatch>(IBatchedDataset<TBatch> source, int[] indices) : IBatchedDataset<TBatch>
    {
        public TBatch GetItems(ReadOnlySpan<int> places)
        {
            var chosen = new int[places.Length];
            for (var i = 0; i < chosen.Length; i++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(places[i], nameof(places));
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(places[i], indices.Length, nameof(places));
                chosen[i] = indices[places[i]];
            }

            return source.GetItems(chosen);
        }
    }
}
