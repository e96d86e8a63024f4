using Training.Core.Data.Samplers;

namespace Training.Core.Data.Loading;

/// <summary>Batches whose items a sampler chooses.</summary>
internal sealed class IndexedPlan<TItem, TBatch> : IBatchPlan<TBatch>
{
    private readonly IBatchSampler _batches;
    private readonly Func<int, int[], BatchJob<TBatch>> _job;

    public IndexedPlan(Dataset<TItem> dataset, DataLoaderOptions options, ulong seed, Func<IReadOnlyList<TItem>, TBatch>? collate)
    {
        _batches = options.BatchSampler ?? new BatchSampler(
            options.Sampler ?? (options.Shuffle ? new RandomSampler(dataset.Count, seed) : new SequentialSampler(dataset.Count)),
            options.BatchSize,
            options.DropLast);
        var pin = options.PinMemory ? PinnedMemory.Pinning<TBatch>() : batch => batch;
        if (collate is null && dataset.Batched<TBatch>() is { } batched)
        {
            _job = (number, indices) => new WholeBatchJob<TBatch>(number, indices, batched, pin);
            return;
        }

        collate ??= Collate.Default<TItem, TBatch>();
        _job = (number, indices) => new IndexedJob<TItem, TBatch>(number, indices, dataset, items => pin(collate(items)));
    }

    public int? Count => _batches.Count;

    public IEnumerable<BatchJob<TBatch>> Jobs(int epoch, int firstBatch) =>
        _batches.Batches(epoch, firstBatch).Select((indices, i) => _job(firstBatch + i, indices));
}
