namespace Training.Core.Data.Samplers;

/// <summary>Cuts a sampler's indices into batches of one size.</summary>
public sealed class BatchSampler : IBatchSampler
{
    private readonly Sampler _sampler;
    private readonly int _batchSize;
    private readonly bool _dropLast;

    /// <summary>Batches of what a sampler gives.</summary>
    /// <param name="sampler">Gives the indices.</param>
    /// <param name="batchSize">Indices in a batch.</param>
    /// <param name="dropLast">Whether a last, smaller batch is left out.</param>
    public BatchSampler(Sampler sampler, int batchSize, bool dropLast = false)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        _sampler = sampler;
        _batchSize = batchSize;
        _dropLast = dropLast;
    }

    /// <inheritdoc/>
    public int Count => _dropLast ? _sampler.Count / _batchSize : (int)(((long)_sampler.Count + _batchSize - 1) / _batchSize);

    /// <inheritdoc/>
    public IEnumerable<int[]> Batches(int epoch) => Batches(epoch, firstBatch: 0);

    /// <inheritdoc/>
    public IEnumerable<int[]> Batches(int epoch, int firstBatch) => _sampler.Indices(epoch)
        .Skip((int)Math.Min((long)firstBatch * _batchSize, int.MaxValue))
        .Chunk(_batchSize)
        .Where(batch => batch.Length == _batchSize || !_dropLast);
}
