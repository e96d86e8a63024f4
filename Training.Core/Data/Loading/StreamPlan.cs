using Training.Core.Data.Datasets;

namespace Training.Core.Data.Loading;

/// <summary>Batches in the order of a stream.</summary>
internal sealed class StreamPlan<TItem, TBatch> : IBatchPlan<TBatch>
{
    private readonly IterableDataset<TItem> _dataset;
    private readonly int _batchSize;
    private readonly bool _dropLast;
    private readonly Func<IReadOnlyList<TItem>, TBatch> _collate;

    public StreamPlan(IterableDataset<TItem> dataset, DataLoaderOptions options, Func<IReadOnlyList<TItem>, TBatch>? collate)
    {
        _dataset = dataset;
        _batchSize = options.BatchSize;
        _dropLast = options.DropLast;
        collate ??= Collate.Default<TItem, TBatch>();
        var pin = options.PinMemory ? PinnedMemory.Pinning<TBatch>() : batch => batch;
        _collate = items => pin(collate(items));
    }

    public int? Count => null;

    public IEnumerable<BatchJob<TBatch>> Jobs(int epoch, int firstBatch)
    {
        using var stream = Open(epoch);
        for (var skipped = 0L; skipped < (long)firstBatch * _batchSize; skipped++)
        {
            if (!TryRead(stream, skipped, out var passed))
            {
                yield break;
            }

            passed.Dispose();
        }

        for (var number = firstBatch; ; number++)
        {
            var items = ReadBatch(stream, (long)number * _batchSize);
            if (items.Length == 0 || (items.Length < _batchSize && _dropLast))
            {
                Release(items);
                yield break;
            }

            yield return new StreamJob<TItem, TBatch>(number, (long)number * _batchSize, items, _collate);
        }
    }

    private IEnumerator<PendingItem<TItem>> Open(int epoch) => _dataset.ReadPending(epoch).GetEnumerator();

    private PendingItem<TItem>[] ReadBatch(IEnumerator<PendingItem<TItem>> stream, long first)
    {
        var items = new List<PendingItem<TItem>>();
        try
        {
            while (items.Count < _batchSize && TryRead(stream, first + items.Count, out var item))
            {
                items.Add(item);
            }

            return [.. items];
        }
        catch
        {
            Release(items);
            throw;
        }
    }

    private bool TryRead(IEnumerator<PendingItem<TItem>> stream, long place, out PendingItem<TItem> item)
    {
#pragma warning disable CA1031 // A stream's code may throw anything; the consumer gets it, with the place.
        try
        {
            var isRead = stream.MoveNext();
            item = isRead ? stream.Current : null!;
            return isRead;
        }
        catch (Exception e)
        {
            throw new DataLoaderException($"Item {place} of the stream could not be read: {e.Message}", e, (int)(place / _batchSize), place);
        }
#pragma warning restore CA1031
    }

    private static void Release(IEnumerable<PendingItem<TItem>> items)
    {
        foreach (var item in items)
        {
            item.Dispose();
        }
    }
}
