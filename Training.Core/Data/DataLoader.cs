namespace Training.Core.Data;

/// <summary>Loads a data set of samples in batches; see <see cref="DataLoader{TItem, TBatch}"/>.</summary>
public sealed class DataLoader : DataLoader<Sample, Batch>
{
    /// <summary>Loads a map-style data set.</summary>
    /// <param name="dataset">Where samples come from.</param>
    /// <param name="options">How; batches of one, in order, without workers by default.</param>
    /// <param name="collate">How samples become a batch; <see cref="Collate.Samples"/> by default.</param>
    /// <exception cref="ArgumentException">The options are out of range or contradict each other.</exception>
    public DataLoader(Dataset<Sample> dataset, DataLoaderOptions? options = null, Func<IReadOnlyList<Sample>, Batch>? collate = null)
        : base(dataset, options, collate)
    {
    }

    /// <summary>Loads a stream.</summary>
    /// <param name="dataset">Where samples come from.</param>
    /// <param name="options">How; batches of one, without workers by default.</param>
    /// <param name="collate">How samples become a batch; <see cref="Collate.Samples"/> by default.</param>
    /// <exception cref="ArgumentException">The options are out of range, contradict each other or need random access.</exception>
    public DataLoader(IterableDataset<Sample> dataset, DataLoaderOptions? options = null, Func<IReadOnlyList<Sample>, Batch>? collate = null)
        : base(dataset, options, collate)
    {
    }
}
