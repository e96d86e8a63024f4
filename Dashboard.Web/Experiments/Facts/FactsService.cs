using System.Collections.Immutable;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>Follows the files beside every run's events: soon for running and growing runs, now and then for the others.</summary>
internal sealed partial class FactsService(RunRegistry registry, TimeProvider time, ILogger<FactsService> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtRest = TimeSpan.FromSeconds(15);

    // The loop's own.
    private readonly Dictionary<int, Watch> _watches = [];
    private readonly SemaphoreSlim _wake = new(0, 1);

    private ImmutableArray<Action> _subscribers = [];
    private ImmutableDictionary<int, RunFacts> _current = ImmutableDictionary<int, RunFacts>.Empty;

    /// <summary>By the runs' ids; runs not looked at yet are not there.</summary>
    public ImmutableDictionary<int, RunFacts> Current => Volatile.Read(ref _current);

    public IDisposable Subscribe(Action changed)
    {
        ImmutableInterlocked.Update(ref _subscribers, static (all, one) => all.Add(one), changed);
        return new Subscription(this, changed);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var subscription = registry.Subscribe(Wake);
        try
        {
            while (true)
            {
                try
                {
                    Look(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LookFailed(e); // One bad look must not be the last.
                }

                await Task.Delay(Pace, time, stoppingToken);
                if (!_watches.Values.Any(watch => watch.IsLively))
                {
                    await _wake.WaitAsync(AtRest, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    private void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            try
            {
                _wake.Release();
            }
            catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
            {
                // Someone else woke it, or it is over.
            }
        }
    }

    private void Look(CancellationToken stop)
    {
        var rows = registry.Current.Runs;
        var now = time.GetTimestamp();
        var due = new List<Watch>();
        var isChanged = Forget(rows);
        foreach (var row in rows)
        {
            if (!_watches.TryGetValue(row.Id, out var watch))
            {
                if (registry.Find(row.Id) is not { } run)
                {
                    continue;
                }

                _watches[row.Id] = watch = new Watch(row.Id, new WatchedFacts(run.Directory, time));
            }

            if (watch.IsDue(row, now, time))
            {
                due.Add(watch);
            }
        }

        Parallel.ForEach(due, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, watch => watch.Look(now));
        foreach (var watch in due)
        {
            isChanged |= watch.IsChanged;
        }

        if (isChanged)
        {
            Volatile.Write(ref _current, _watches.Values.ToImmutableDictionary(watch => watch.Run, watch => watch.Facts));
            foreach (var subscriber in _subscribers)
            {
                subscriber();
            }
        }
    }

    private bool Forget(ImmutableArray<RunRow> rows)
    {
        if (_watches.Count == 0)
        {
            return false;
        }

        var gone = _watches.Keys.Except(rows.Select(row => row.Id)).ToList();
        gone.ForEach(id => _watches.Remove(id));
        return gone.Count > 0;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The files beside the runs could not be looked at.")]
    private partial void LookFailed(Exception exception);

    private sealed class Watch(int run, WatchedFacts files)
    {
        private RunRow? _row;
        private long? _lookedAt;

        public int Run => run;

        public RunFacts Facts => files.Facts;

        public bool IsChanged { get; private set; }

        /// <summary>It can change without a new event.</summary>
        public bool IsLively => Facts.State == RunState.Running || Facts.Key is null;

        public bool IsDue(RunRow row, long now, TimeProvider time)
        {
            var isDue = _lookedAt is not { } last || IsLively || !ReferenceEquals(row, _row) || time.GetElapsedTime(last, now) >= AtRest;
            _row = row;
            return isDue;
        }

        public void Look(long now)
        {
            _lookedAt = now;
            IsChanged = files.Look();
        }
    }

    private sealed class Subscription(FactsService facts, Action changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref facts._subscribers, static (all, one) => all.Remove(one), changed);
    }
}
