namespace Training.Core.Data.Loading;

/// <summary>One batch of an epoch, loaded in parts that several workers may take.</summary>
/// <param name="number">Which of the epoch's batches it is, from 0.</param>
/// <param name="parts">Of how many parts it consists.</param>
/// <remarks>Its counts are guarded by who schedules it; each part is loaded by one thread, and collation comes after all of them.</remarks>
internal abstract class BatchJob<TBatch>(int number, int parts)
{
    private readonly List<int> _loading = [];
    private int _taken;
    private int _failedPart = int.MaxValue;
    private DataLoaderException? _failure;
    private TBatch? _batch;

    public int Number => number;

    /// <summary>Whether a worker may take a part of it.</summary>
    public bool HasUntaken => _taken < parts && _failure is null;

    /// <summary>Whether no thread works on a part of it.</summary>
    public bool IsIdle => _loading.Count == 0 && !IsCollating;

    /// <summary>Whether a thread makes the batch out of the parts.</summary>
    public bool IsCollating { get; private set; }

    /// <summary>Whether the batch, or why there is none, can be had.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The parts being loaded, by index.</summary>
    public IEnumerable<long> Loading => _loading.Select(IndexOf);

    /// <summary>Takes the next part.</summary>
    public int Take()
    {
        _loading.Add(_taken);
        return _taken++;
    }

    /// <summary>Gives a part back, loaded or failed; true when it was the last that the batch waited for, and is now to be collated.</summary>
    public bool Return(int part, DataLoaderException? failure)
    {
        _loading.Remove(part);
        if (failure is not null && part < _failedPart)
        {
            (_failedPart, _failure) = (part, failure); // of several, always the same one
        }

        return IsCollating = _loading.Count == 0 && !HasUntaken;
    }

    /// <summary>Ends the job; with <see cref="Collate"/> having been called, if all parts were loaded.</summary>
    public void Finish(DataLoaderException? failure)
    {
        _failure ??= failure;
        IsCollating = false;
        IsDone = true;
    }

    /// <summary>The batch, which is then the caller's.</summary>
    /// <exception cref="DataLoaderException">It could not be loaded.</exception>
    public TBatch Deliver()
    {
        if (_failure is not null)
        {
            Release();
            throw _failure;
        }

        return _batch!;
    }

    /// <summary>Releases whatever was loaded.</summary>
    public void Release()
    {
        TensorTree.Release(_batch);
        _batch = default;
        ReleaseParts();
    }

    /// <summary>Loads a part; null, or why it failed.</summary>
    public DataLoaderException? Load(int part, ItemRandom random)
    {
#pragma warning disable CA1031 // A data set's code may throw anything; the consumer of the batch gets it.
        try
        {
            random.Begin(IndexOf(part));
            LoadPart(part, random);
            return null;
        }
        catch (Exception e)
        {
            return Describe(part, e);
        }
#pragma warning restore CA1031
    }

    /// <summary>Makes the batch, if no part has failed; null, or why that failed.</summary>
    public DataLoaderException? Collate()
    {
        if (_failure is not null)
        {
            return null;
        }

#pragma warning disable CA1031 // A collation may throw anything; the consumer of the batch gets it.
        try
        {
            _batch = MakeBatch();
            return null;
        }
        catch (Exception e)
        {
            return new DataLoaderException($"Batch {number} of {DescribeParts()} could not be collated: {e.Message}", e, number, index: null);
        }
#pragma warning restore CA1031
    }

    protected abstract void LoadPart(int part, ItemRandom random);

    protected abstract TBatch MakeBatch();

    protected abstract void ReleaseParts();

    protected abstract long IndexOf(int part);

    protected abstract string DescribeParts();

    protected virtual DataLoaderException Describe(int part, Exception cause) =>
        new($"Item {IndexOf(part)} could not be loaded: {cause.Message}", cause, number, IndexOf(part));
}
