using Dashboard.Web.Projector.Embeddings;

namespace Dashboard.Web.Projector.Jobs;

/// <summary>One computation: its latest frame for whoever watches, and its end when nobody does.</summary>
/// <remarks>Run once, on a thread of its own; watched from any thread.</remarks>
internal sealed class ProjectionJob : IDisposable
{
    /// <summary>How long it goes on while nobody watches: a page that reloads is back by then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>How long when its last watcher said that it leaves.</summary>
    private static readonly TimeSpan ShortGrace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(80);

    // More points a second are more than a page can take.
    private const double PointsPerSecond = 250_000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _unwatched;
    private readonly CancellationTokenSource _stopped = new();
    private readonly CancellationTokenSource _overdue;
    private readonly CancellationTokenSource _either;

    // Let go when it is over: only the answer is kept.
    private LoadedEmbedding? _embedding;

    // Under the lock.
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _frame;
    private int _number = 1;
    private int _watchers;
    private TimeSpan _grace = Grace;

    // The job's own threads; frames are made by one of them at a time.
    private readonly Lock _making = new();
    private long _lastMade;

    public ProjectionJob(string id, ProjectionRequest request, LoadedEmbedding embedding, TimeProvider time)
    {
        (Id, Request, Identity, _embedding, _time) = (id, request, embedding.Identity, embedding, time);
        _unwatched = new CancellationTokenSource(Grace, time);
        _overdue = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_unwatched.Token, _stopped.Token, _overdue.Token);
        _frame = ProjectionFrame.Write(JobState.Waiting, _number, "Waiting for another projection", 0, 0, float.NaN, 0, [], []);
    }

    public string Id { get; }

    public ProjectionRequest Request { get; }

    /// <summary>Of the embedding it is about.</summary>
    public object Identity { get; }

    public JobState State { get; private set; }

    public bool IsOver => State > JobState.Running;

    /// <summary>Signalled when it must end.</summary>
    public CancellationToken Cancelled => _either.Token;

    public long SizeInBytes => Volatile.Read(ref _frame).Length;

    /// <summary>Computes; returns when it is over, however it ended.</summary>
    public void Run(int cores)
    {
        _overdue.CancelAfter(LongestRun);
        State = JobState.Running;
        var work = new ProjectionWork(_either.Token, cores)
        {
            Reached = (phase, done, total) => Make(phase, done, total, [], force: false),
            Moved = (iteration, total, places) => Make(Request.Method == "tsne" ? "t-SNE" : "UMAP", iteration, total, places, force: iteration == 1),
            Settled = layout => Publish(JobState.Running, "Measuring how trustworthy it is", 0, 0, float.NaN, layout.Dimensions, layout.Shares, layout.Coordinates),
        };
        try
        {
            var (layout, trust) = ProjectionMethod.Run(Request, _embedding!.Points, work);
            End(JobState.Done, "", (float)trust, layout.Dimensions, layout.Shares, layout.Coordinates);
        }
        catch (Exception e) when (e is OperationCanceledException || (e is AggregateException all && all.InnerExceptions.All(inner => inner is OperationCanceledException)))
        {
            End(JobState.Stopped, _overdue.IsCancellationRequested ? $"Stopped after {LongestRun.TotalMinutes:0} minutes" : "Stopped", float.NaN, 0, [], []);
        }
#pragma warning disable CA1031 // A job's fault is the page's to show; the server goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            End(JobState.Failed, e is OutOfMemoryException ? "The server has not enough memory for it" : e.Message, float.NaN, 0, [], []);
        }
    }

    /// <summary>Ends it; points stay where they are.</summary>
    public void Stop() => _stopped.Cancel();

    /// <summary>One watcher goes for good: it ends soon if that was the last.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _grace = ShortGrace;
            KeepAlive();
        }
    }

    /// <summary>The latest frame, as soon as it is newer than <paramref name="after"/>; in any case after <paramref name="longest"/>.</summary>
    public async Task<byte[]> WatchAsync(int after, TimeSpan longest, CancellationToken cancel)
    {
        Task changed;
        lock (_gate)
        {
            _grace = Grace;
            if (_number > after || IsOver)
            {
                KeepAlive();
                return _frame;
            }

            changed = _changed.Task;
            _watchers++;
            _unwatched.CancelAfter(Timeout.InfiniteTimeSpan);
        }

        try
        {
            await changed.WaitAsync(longest, _time, cancel);
        }
        catch (TimeoutException)
        {
            // Nothing new; the page asks again.
        }
        finally
        {
            lock (_gate)
            {
                _watchers--;
                KeepAlive();
            }
        }

        return Volatile.Read(ref _frame);
    }

    public void Dispose()
    {
        _either.Dispose();
        _overdue.Dispose();
        _stopped.Dispose();
        _unwatched.Dispose();
    }

    /// <summary>It waited in vain: ended before it began.</summary>
    public void Abandon() => End(JobState.Stopped, "Stopped", float.NaN, 0, [], []);

    private void KeepAlive()
    {
        if (_watchers == 0 && !IsOver)
        {
            _unwatched.CancelAfter(_grace);
        }
    }

    private void Make(string text, int done, int total, ReadOnlySpan<float> places, bool force)
    {
        lock (_making)
        {
            var pause = ShortestPause + TimeSpan.FromSeconds(places.Length / (PointsPerSecond * Request.Dimensions));
            var now = _time.GetTimestamp();
            if (!force && _lastMade != 0 && _time.GetElapsedTime(_lastMade, now) < pause)
            {
                return;
            }

            _lastMade = now;
            Publish(JobState.Running, text, done, total, float.NaN, Request.Dimensions, [], places);
        }
    }

    private void End(JobState state, string text, float trust, int dimensions, ReadOnlySpan<float> shares, ReadOnlySpan<float> places)
    {
        _embedding = null;
        State = state;
        Publish(state, text, 0, 0, trust, dimensions, shares, places);
    }

    private void Publish(JobState state, string text, int done, int total, float trust, int dimensions, ReadOnlySpan<float> shares, ReadOnlySpan<float> places)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _frame = ProjectionFrame.Write(state, ++_number, text, done, total, trust, dimensions, shares, places);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
