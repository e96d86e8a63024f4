using System.Diagnostics.CodeAnalysis;

namespace Training.Core.Data.Loading;

/// <summary>Loads the batches of one epoch ahead of their consumer, by any number of workers, and delivers them in order.</summary>
/// <remarks>
/// Workers share the items of a batch before they go on to the next, so that the first batch is ready as soon as possible. One lock guards
/// everything; neither a data set's, a sampler's nor a collation's code runs under it. Whatever an early end finds loaded is released: by <see cref="Dispose"/>, or
/// by the worker that comes back with it later.
/// </remarks>
internal sealed class PrefetchedEpoch<TBatch>(IEnumerator<BatchJob<TBatch>> plan, int firstBatch, int limit, Func<ItemRandom> random, TimeProvider time, TimeSpan? timeout)
    : IEpochWork, IDisposable
{
    private readonly object _gate = new();

    // Under the gate.
    private readonly Queue<BatchJob<TBatch>> _ahead = new();
    private BatchJob<TBatch>? _open;
    private int _planned = firstBatch;
    private bool _isPlanning;
    private bool _isPlanned;
    private bool _isEnded;
    private bool _isTimedOut;
    private int _working;
    private DataLoaderException? _failure;

    /// <summary>A worker's share of the epoch; returns when there is nothing left to load.</summary>
    public void Work()
    {
        using var numbers = random();
        while (TryTake(out var job, out var part))
        {
            var failure = job.Load(part, numbers);
            if (Return(job, part, failure))
            {
                Finish(job, job.Collate());
            }
        }
    }

    /// <summary>A worker could not start: the epoch cannot be loaded as it was asked for.</summary>
    public void Fail(DataLoaderException failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the next batch; false at the end of the epoch.</summary>
    /// <exception cref="DataLoaderException">The batch could not be loaded.</exception>
    /// <exception cref="TimeoutException">It took longer than allowed.</exception>
    public bool TryNext([MaybeNullWhen(false)] out TBatch batch, CancellationToken cancel)
    {
        using var wake = cancel.UnsafeRegister(static epoch => ((PrefetchedEpoch<TBatch>)epoch!).Pulse(), this);
        BatchJob<TBatch>? job;
        lock (_gate)
        {
            WaitForNext(cancel);
            if (_ahead.TryDequeue(out job))
            {
                Monitor.PulseAll(_gate); // there is room for another
            }
        }

        batch = job is null ? default : job.Deliver();
        return job is not null;
    }

    /// <summary>Ends the epoch, however far it came, and waits for what is being loaded: not longer than a batch may take, and not after a timeout.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isEnded = true;
            Monitor.PulseAll(_gate);
            using var deadline = StartDeadline();
            while (_working > 0 && !_isTimedOut && !deadline.IsOver)
            {
                Monitor.Wait(_gate);
            }

            foreach (var job in _ahead.Where(job => job.IsIdle))
            {
                job.Release();
            }

            _ahead.Clear();
            if (_isPlanning)
            {
                return; // who is at it disposes the plan
            }
        }

        plan.Dispose();
    }

    private bool TryTake([NotNullWhen(true)] out BatchJob<TBatch>? job, out int part)
    {
        (job, part) = (null, 0);
        while (true)
        {
            lock (_gate)
            {
                while (!_isEnded && _open is null && !_isPlanned && (_isPlanning || _ahead.Count >= limit))
                {
                    Monitor.Wait(_gate);
                }

                if (_isEnded || (_open is null && _isPlanned))
                {
                    return false;
                }

                _working++;
                if (_open is not null)
                {
                    (job, part) = (_open, _open.Take());
                    _open = _open.HasUntaken ? _open : null;
                    return true;
                }

                _isPlanning = true;
            }

            PlanNext();
        }
    }

    private void PlanNext()
    {
        BatchJob<TBatch>? job;
#pragma warning disable CA1031 // A sampler's code may throw anything; the consumer gets it in place of the batch.
        try
        {
            job = plan.MoveNext() ? plan.Current : null;
        }
        catch (Exception e)
        {
            job = new FailedJob<TBatch>(_planned, e);
        }
#pragma warning restore CA1031
        if (job is { HasUntaken: false, IsDone: false })
        {
            job.Finish(job.Collate()); // an empty batch has no part that anyone could come back with
        }

        if (!TryPublish(job))
        {
            job?.Release();
            plan.Dispose();
        }
    }

    /// <summary>Puts the batch in line, or notes that there are no more; false when the epoch ended meanwhile.</summary>
    private bool TryPublish(BatchJob<TBatch>? job)
    {
        lock (_gate)
        {
            _working--;
            _isPlanning = false;
            _isPlanned = job is null or FailedJob<TBatch>;
            Monitor.PulseAll(_gate);
            if (job is not null && !_isEnded)
            {
                _planned++;
                _ahead.Enqueue(job);
                _open = job.HasUntaken ? job : null;
            }

            return !_isEnded;
        }
    }

    private bool Return(BatchJob<TBatch> job, int part, DataLoaderException? failure)
    {
        lock (_gate)
        {
            var isLast = job.Return(part, failure);
            if (failure is not null && _open == job)
            {
                _open = null;
            }

            if (isLast && !_isEnded)
            {
                return true; // it stays at work: to collate
            }

            if (isLast)
            {
                job.Finish(failure);
            }

            Leave(job);
            return false;
        }
    }

    private void Finish(BatchJob<TBatch> job, DataLoaderException? failure)
    {
        lock (_gate)
        {
            job.Finish(failure);
            Leave(job);
            Monitor.PulseAll(_gate); // the batch may be the one that is waited for
        }
    }

    private void Leave(BatchJob<TBatch> job)
    {
        _working--;
        if (!_isEnded)
        {
            return;
        }

        Monitor.PulseAll(_gate); // who ended the epoch waits for all to leave
        if (job.IsIdle)
        {
            job.Release();
        }
    }

    private void WaitForNext(CancellationToken cancel)
    {
        using var deadline = StartDeadline();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            if (_failure is not null)
            {
                throw _failure;
            }

            if (_ahead.TryPeek(out var next) ? next.IsDone : _isPlanned)
            {
                return;
            }

            if (deadline.IsOver)
            {
                _isTimedOut = true;
                throw new TimeoutException(next is null
                    ? $"The next batch was not chosen within {timeout}: a sampler or stream hangs."
                    : $"Batch {next.Number} was not loaded within {timeout}; still being loaded: items {string.Join(", ", next.Loading)}.");
            }

            Monitor.Wait(_gate);
        }
    }

    private Deadline StartDeadline() => new(time, timeout, Pulse);

    private void Pulse()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
