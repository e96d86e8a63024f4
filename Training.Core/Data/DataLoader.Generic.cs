using Training.Core.Data.Loading;

namespace Training.Core.Data;

/// <summary>Loads a data set in batches, ahead of who trains on them, in an order that seed and epoch fix whatever the number of workers.</summary>
/// <typeparam name="TItem">What an item is.</typeparam>
/// <typeparam name="TBatch">What a batch is.</typeparam>
/// <remarks>
/// <para>Items are loaded without gradients. An item that fails ends the epoch with a <see cref="DataLoaderException"/> that names it, after all batches
/// before it. Ending an epoch early, by leaving its loop, by cancelling or by an exception, releases what was loaded ahead, after waiting for the
/// items that are being loaded right then (with <see cref="DataLoaderOptions.Timeout"/>, no longer than that).</para>
/// <para>Epochs may run at the same time, unless workers are persistent. Dispose it to dismiss those.</para>
/// </remarks>
public class DataLoader<TItem, TBatch> : IBatchSource<TBatch>, IDisposable
{
    private readonly IBatchPlan<TBatch> _plan;
    private readonly DataLoaderOptions _options;
    private readonly Lock _gate = new();

    // Under the gate; only with persistent workers.
    private WorkerCrew? _crew;
    private bool _isCrewBusy;
    private bool _isDisposed;

    /// <summary>Loads a map-style data set.</summary>
    /// <param name="dataset">Where items come from.</param>
    /// <param name="options">How; batches of one, in order, without workers by default.</param>
    /// <param name="collate">How items become a batch. By default they are stacked, and read at once where the data set is an <see cref="IBatchedDataset{TBatch}"/>.</param>
    /// <exception cref="ArgumentException">The options are out of range or contradict each other, or there is no default collation.</exception>
    public DataLoader(Dataset<TItem> dataset, DataLoaderOptions? options = null, Func<IReadOnlyList<TItem>, TBatch>? collate = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        _options = options ?? new DataLoaderOptions();
        _options.Validate();
        Seed = _options.EffectiveSeed();
        _plan = new IndexedPlan<TItem, TBatch>(dataset, _options, Seed, collate);
    }

    /// <summary>Loads a stream.</summary>
    /// <param name="dataset">Where items come from.</param>
    /// <param name="options">How; batches of one, without workers by default.</param>
    /// <param name="collate">How items become a batch. By default they are stacked.</param>
    /// <exception cref="ArgumentException">The options are out of range, contradict each other or need random access, or there is no default collation.</exception>
    public DataLoader(IterableDataset<TItem> dataset, DataLoaderOptions? options = null, Func<IReadOnlyList<TItem>, TBatch>? collate = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        _options = options ?? new DataLoaderOptions();
        _options.Validate();
        _options.ValidateForStream();
        Seed = _options.EffectiveSeed();
        _plan = new StreamPlan<TItem, TBatch>(dataset, _options, collate);
    }

    /// <inheritdoc/>
    public int? Count => _plan.Count;

    /// <summary>What fixes the order and the random transforms, together with the epoch; to be given again to go on in another process.</summary>
    public ulong Seed { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are fewer batches.</exception>
    public IEnumerable<TBatch> Epoch(int epoch, int firstBatch = 0, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(firstBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstBatch, Count ?? int.MaxValue);
        return _options.NumWorkers == 0 ? LoadHere(epoch, firstBatch, cancel) : LoadAhead(epoch, firstBatch, cancel);
    }

    /// <summary>Dismisses persistent workers.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _crew?.Dispose();
            _crew = null;
        }

        GC.SuppressFinalize(this);
    }

    private IEnumerable<TBatch> LoadHere(int epoch, int firstBatch, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var random = new ItemRandom(Seed, epoch);
        using var loading = new InlineEpoch<TBatch>(_plan.Jobs(epoch, firstBatch).GetEnumerator(), firstBatch, random);
        while (loading.TryNext(out var batch, cancel))
        {
            yield return batch;
        }
    }

    private IEnumerable<TBatch> LoadAhead(int epoch, int firstBatch, CancellationToken cancel)
    {
        var limit = (int)Math.Min((long)_options.NumWorkers * _options.PrefetchFactor, int.MaxValue);
        var crew = Hire();
        try
        {
            using var loading = new PrefetchedEpoch<TBatch>(
                _plan.Jobs(epoch, firstBatch).GetEnumerator(), firstBatch, limit, () => new ItemRandom(Seed, epoch), _options.TimeProvider, _options.Timeout);
            crew.Assign(loading);
            while (loading.TryNext(out var batch, cancel))
            {
                yield return batch;
            }
        }
        finally
        {
            Leave(crew);
        }
    }

    private WorkerCrew Hire()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_options.PersistentWorkers)
            {
                return new WorkerCrew(_options.NumWorkers, Seed, _options.WorkerInit);
            }

            if (_isCrewBusy)
            {
                throw new InvalidOperationException("Persistent workers load one epoch at a time; the one before has not been left.");
            }

            _isCrewBusy = true;
            return _crew ??= new WorkerCrew(_options.NumWorkers, Seed, _options.WorkerInit);
        }
    }

    private void Leave(WorkerCrew crew)
    {
        lock (_gate)
        {
            _isCrewBusy = false;
        }

        if (!_options.PersistentWorkers)
        {
            crew.Dispose();
        }
    }
}
