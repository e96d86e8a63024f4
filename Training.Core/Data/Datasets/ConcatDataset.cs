namespace Training.Core.Data.Datasets;

/// <summary>Several data sets, one after the other.</summary>
/// <typeparam name="TItem">What an item is.</typeparam>
public sealed class ConcatDataset<TItem> : Dataset<TItem>
{
    private readonly Dataset<TItem>[] _sources;
    private readonly int[] _ends;

    /// <summary>The given data sets in the given order; their counts are taken now.</summary>
    /// <exception cref="OverflowException">Together they hold more than 2³¹ − 1 items.</exception>
    public ConcatDataset(params IEnumerable<Dataset<TItem>> sources)
    {
        _sources = [.. sources];
        _ends = new int[_sources.Length];
        for (int i = 0, end = 0; i < _sources.Length; i++)
        {
            _ends[i] = end = checked(end + _sources[i].Count);
        }
    }

    /// <inheritdoc/>
    public override int Count => _ends is [.., var end] ? end : 0;

    /// <inheritdoc/>
    public override TItem Get(int index, ItemRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var found = Array.BinarySearch(_ends, index + 1);
        var source = found < 0 ? ~found : Array.IndexOf(_ends, index + 1); // the first, where empty data sets end at the same place
        return _sources[source].Get(index - (source == 0 ? 0 : _ends[source - 1]), random);
    }
}
