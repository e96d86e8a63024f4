using static TorchSharp.torch;

namespace Training.Core.Data.Loading;

/// <summary>Threads that work on one epoch after the other until they are dismissed.</summary>
internal sealed class WorkerCrew : IDisposable
{
    private readonly object _gate = new();
    private readonly Action<WorkerInfo>? _init;

    // Under the gate.
    private IEpochWork? _work;
    private int _assignments;
    private bool _isDismissed;

    public WorkerCrew(int count, ulong seed, Action<WorkerInfo>? init)
    {
        _init = init;
        for (var id = 0; id < count; id++)
        {
            var info = new WorkerInfo(id, count, seed);
            new Thread(() => Run(info)) { IsBackground = true, Name = $"DataLoader worker {id}" }.Start();
        }
    }

    /// <summary>Gives all workers the next epoch; one that still hangs in an older one joins when it comes back.</summary>
    public void Assign(IEpochWork work)
    {
        lock (_gate)
        {
            _work = work;
            _assignments++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Lets the threads end, once they have nothing to do; does not wait for them.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDismissed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run(WorkerInfo info)
    {
        WorkerInfo.Current = info;
        using var inference = no_grad(); // which is a thread's own, and does not reach here from the trainer's
        var failure = Initialize(info);
        for (var seen = 0; WaitForWork(ref seen) is { } work;)
        {
            if (failure is null)
            {
                Work(work, info);
            }
            else
            {
                work.Fail(failure);
            }
        }
    }

    private static void Work(IEpochWork work, WorkerInfo info)
    {
#pragma warning disable CA1031 // An edge: what a stream or an item throws when it is disposed must not end the process.
        try
        {
            work.Work();
        }
        catch (Exception e)
        {
            work.Fail(new DataLoaderException($"Worker {info.Id} failed: {e.Message}", e));
        }
#pragma warning restore CA1031
    }

    private DataLoaderException? Initialize(WorkerInfo info)
    {
#pragma warning disable CA1031 // The caller's code may throw anything; the consumer of the epoch gets it.
        try
        {
            _init?.Invoke(info);
            return null;
        }
        catch (Exception e)
        {
            return new DataLoaderException($"Worker {info.Id} could not be initialised: {e.Message}", e);
        }
#pragma warning restore CA1031
    }

    private IEpochWork? WaitForWork(ref int seen)
    {
        lock (_gate)
        {
            while (_assignments == seen && !_isDismissed)
            {
                Monitor.Wait(_gate);
            }

            if (_assignments == seen)
            {
                return null;
            }

            seen = _assignments;
            return _work;
        }
    }
}
