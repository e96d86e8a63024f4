using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dashboard.Web.Live;
using EventFormat.Runs;

namespace Dashboard.Web.Ingest;

/// <summary>The runs that are read now, and the snapshots of them that pages render.</summary>
internal sealed partial class RunRegistry : IRunList, IHealthReport, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>How often to look whether a live run fell silent.</summary>
    private static readonly TimeSpan LivenessInterval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<int, TailedRun> _byId = new();
    private readonly ConcurrentDictionary<string, TailedRun> _byName = new(StringComparer.Ordinal);
    private readonly ILogger _log;
    private readonly Coalescer _coalescer;
    private readonly ITimer _liveness;
    private readonly SnapshotBuilder _builder;

    private ImmutableArray<string> _missing = [];
    private ImmutableArray<ForeignData> _foreign = [];
    private ImmutableArray<Action> _subscribers = [];
    private RunListSnapshot _current = RunListSnapshot.Empty;
    private volatile bool _runsChanged;

    public RunRegistry(TagTable tags, TimeProvider time, ILogger<RunRegistry> log)
    {
        _log = log;
        _builder = new SnapshotBuilder(tags, time);
        _coalescer = new Coalescer(Interval, time, log, Publish);
        _liveness = time.CreateTimer(_ => Changed(), null, LivenessInterval, LivenessInterval);
    }

    public RunListSnapshot Current => Volatile.Read(ref _current);

    /// <summary>The runs themselves, in no order.</summary>
    public ICollection<TailedRun> Runs => _byId.Values;

    public ImmutableArray<FileHealthRow> Files =>
    [
        .. Current.Runs
            .Select(row => Find(row.Id))
            .OfType<TailedRun>()
            .SelectMany(run => run.Files.Select(file => Row(run, file)))
            .OrderByDescending(file => file.Fault is not null),
    ];

    public TailedRun? Find(int id) => _byId.GetValueOrDefault(id);

    public TailedRun? Find(string name) => _byName.GetValueOrDefault(name);

    public void Add(TailedRun run)
    {
        _byId[run.Id] = run;
        _byName[run.Name] = run;
        _runsChanged = true;
        Changed();
    }

    public void Remove(TailedRun run)
    {
        _byId.TryRemove(run.Id, out _);
        _byName.TryRemove(KeyValuePair.Create(run.Name, run));
        _runsChanged = true;
        Changed();
    }

    /// <summary>Log directories that are not there now, and what other tools left in the others.</summary>
    public void SetSurroundings(ImmutableArray<string> missing, ImmutableArray<ForeignData> foreign)
    {
        if (!_missing.SequenceEqual(missing) || !_foreign.SequenceEqual(foreign))
        {
            ImmutableInterlocked.InterlockedExchange(ref _missing, missing);
            ImmutableInterlocked.InterlockedExchange(ref _foreign, foreign);
            Changed();
        }
    }

    /// <summary>Something that a snapshot tells of changed.</summary>
    public void Changed() => _coalescer.Signal();

    public IDisposable Subscribe(Action changed)
    {
        ImmutableInterlocked.Update(ref _subscribers, static (all, one) => all.Add(one), changed);
        return new Subscription(this, changed);
    }

    public void Dispose()
    {
        _liveness.Dispose();
        _coalescer.Dispose();
    }

    /// <summary>Never overlaps itself: the coalescer sees to that.</summary>
    private Task Publish(CancellationToken cancel)
    {
        var runsChanged = _runsChanged;
        _runsChanged = false;
        var next = _builder.Next(Current, runsChanged ? _byId.Values : null, _missing, _foreign);
        if (ReferenceEquals(next, Current))
        {
            return Task.CompletedTask;
        }

        Volatile.Write(ref _current, next);
        foreach (var subscriber in _subscribers)
        {
            Tell(subscriber);
        }

        return Task.CompletedTask;
    }

    private static FileHealthRow Row(TailedRun run, EventFileHealth file)
    {
        var fault = file.Dead ?? file.LastSkip;
        return new FileHealthRow(
            run.Name, file.Name, file.Length, file.BytesRead, file.Records, file.Skipped, fault?.Cause ?? Conflicts(file.Conflicts), fault?.Offset, file.Dead is not null);
    }

    // Conflicts are counted, not placed.
    private static string? Conflicts(long count) => count switch
    {
        0 => null,
        1 => "one value of another kind than its tag",
        _ => $"{count} values of another kind than their tag",
    };

    private void Tell(Action subscriber)
    {
        try
        {
            subscriber();
        }
#pragma warning disable CA1031 // A page's fault must not keep the others from hearing.
        catch (Exception e)
#pragma warning restore CA1031
        {
            SubscriberFailed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A subscriber of the run list failed.")]
    private partial void SubscriberFailed(Exception exception);

    private sealed class Subscription(RunRegistry registry, Action changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref registry._subscribers, static (all, one) => all.Remove(one), changed);
    }
}
