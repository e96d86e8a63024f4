using System.Collections.Immutable;
using Dashboard.Web.Experiments.Catalog;
using Dashboard.Web.Experiments.Facts;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;
using Dashboard.Web.Live;

namespace Dashboard.Web.Experiments.Runs;

/// <summary>Keeps the table of all runs up to date: with their events, the files beside them, and what people say.</summary>
internal sealed class ExperimentService : IHostedService, IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    private readonly IRunList _runs;
    private readonly FactsService _facts;
    private readonly ICatalog _catalog;
    private readonly TrialTableReader _trials;
    private readonly ExperimentTableBuilder _builder;
    private readonly Coalescer _coalescer;
    private readonly List<IDisposable> _subscriptions = [];

    private ImmutableArray<Action> _subscribers = [];
    private ExperimentTable _current = ExperimentTable.Empty;

    public ExperimentService(
        IRunList runs, FactsService facts, ICatalog catalog, TrialTableReader trials, MetricSource metrics, TimeProvider time, ILogger<ExperimentService> log)
    {
        (_runs, _facts, _catalog, _trials) = (runs, facts, catalog, trials);
        _builder = new ExperimentTableBuilder(metrics);
        _coalescer = new Coalescer(Pace, time, log, UpdateAsync);
    }

    /// <summary>The latest table; the same object until something changed.</summary>
    public ExperimentTable Current => Volatile.Read(ref _current);

    /// <summary>Calls <paramref name="changed"/> after <see cref="Current"/> was replaced, or the catalog's state changed.</summary>
    public IDisposable Subscribe(Action changed)
    {
        ImmutableInterlocked.Update(ref _subscribers, static (all, one) => all.Add(one), changed);
        return new Subscription(this, changed);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscriptions.Add(_runs.Subscribe(_coalescer.Signal));
        _subscriptions.Add(_facts.Subscribe(_coalescer.Signal));
        _subscriptions.Add(_catalog.Subscribe(_coalescer.Signal));
        _coalescer.Signal();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _subscriptions.Clear();
        return Task.CompletedTask;
    }

    public void Dispose() => _coalescer.Dispose();

    // Never overlaps itself: the coalescer sees to that.
    private Task UpdateAsync(CancellationToken cancel)
    {
        var runs = _runs.Current;
        var next = _builder.Next(Current, runs, _facts.Current, _trials.Read(runs.Runs).Trials, _catalog.Current);
        Volatile.Write(ref _current, next);
        foreach (var subscriber in _subscribers)
        {
            subscriber();
        }

        return Task.CompletedTask;
    }

    private sealed class Subscription(ExperimentService experiments, Action changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref experiments._subscribers, static (all, one) => all.Remove(one), changed);
    }
}
