using System.Buffers;
using Dashboard.Web.Ingest;
using Dashboard.Web.Series;

namespace Dashboard.Web.Live;

/// <summary>What one page watches, and how far it was told: turns commits into at most four frames a second.</summary>
/// <remarks>
/// Holds cursors, never points: a frame is made from the store when it is sent, and the next only after the last one was
/// taken over, so that a slow page costs no memory and always receives the latest state.
/// </remarks>
internal sealed class LiveConnection : IDisposable
{
    public const int MaxSeries = 10_000;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly RunRegistry _registry;
    private readonly SeriesWatchers _watchers;
    private readonly Func<byte[], CancellationToken, Task> _send;
    private readonly Coalescer _coalescer;

    // Under the lock.
    private readonly Lock _lock = new();
    private readonly Dictionary<SeriesKey, SeriesCursor> _cursors = [];
    private readonly Dictionary<int, int> _seriesOfRun = [];
    private readonly HashSet<SeriesKey> _dirty = [];
    private SmoothingRule _smoothing;
    private bool _isDisposed;

    public LiveConnection(
        RunRegistry registry,
        SeriesWatchers watchers,
        TimeProvider time,
        ILogger log,
        Func<byte[], CancellationToken, Task> send)
    {
        _registry = registry;
        _watchers = watchers;
        _send = send;
        _coalescer = new Coalescer(Interval, time, log, SendAsync);
    }

    public void SetSmoothing(SmoothingRule rule)
    {
        lock (_lock)
        {
            _smoothing = rule;
        }
    }

    /// <summary>False when the page would watch too many series; then nothing changes.</summary>
    public bool Watch(ReadOnlySpan<int> runs, ReadOnlySpan<int> tags, ReadOnlySpan<long> from, ReadOnlySpan<int> generations)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return true;
            }

            if (_cursors.Count + CountNew_NeedsLock(runs, tags) > MaxSeries)
            {
                return false;
            }

            for (var i = 0; i < runs.Length; i++)
            {
                var key = new SeriesKey(runs[i], tags[i]);
                if (!_cursors.ContainsKey(key))
                {
                    Count_NeedsLock(key.Run, 1);
                }

                _cursors[key] = new SeriesCursor(from[i], (uint)generations[i]);
                _dirty.Add(key); // There may be more already than the page has.
            }
        }

        foreach (var run in runs)
        {
            _registry.Find(run)?.Want();
        }

        _coalescer.Signal();
        return true;
    }

    public void Unwatch(ReadOnlySpan<int> runs, ReadOnlySpan<int> tags)
    {
        lock (_lock)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                var key = new SeriesKey(runs[i], tags[i]);
                if (_cursors.Remove(key))
                {
                    _dirty.Remove(key);
                    Count_NeedsLock(key.Run, -1);
                }
            }
        }
    }

    /// <summary>Called by the thread that committed; only marks and signals.</summary>
    public void Changed(int run, IReadOnlyList<int> tags)
    {
        var isWatched = false;
        lock (_lock)
        {
            for (var i = 0; i < tags.Count; i++)
            {
                var key = new SeriesKey(run, tags[i]);
                isWatched |= _cursors.ContainsKey(key) && (_dirty.Add(key) || true);
            }
        }

        if (isWatched)
        {
            _coalescer.Signal();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var run in _seriesOfRun.Keys)
            {
                _watchers.Remove(run, this);
            }

            _cursors.Clear();
            _dirty.Clear();
        }

        _coalescer.Dispose();
    }

    private async Task SendAsync(CancellationToken cancel)
    {
        if (MakeFrame() is { } frame)
        {
            await _send(frame, cancel);
        }
    }

    /// <summary>What the dirty series have beyond their cursors; null when that is nothing.</summary>
    private byte[]? MakeFrame()
    {
        KeyValuePair<SeriesKey, SeriesCursor>[] dirty;
        SmoothingRule smoothing;
        lock (_lock)
        {
            dirty = [.. _dirty.Select(key => KeyValuePair.Create(key, _cursors[key]))];
            _dirty.Clear();
            smoothing = _smoothing;
        }

        var deltas = new List<FrameSeries>(dirty.Length);
        foreach (var (key, cursor) in dirty)
        {
            if (_registry.Find(key.Run)?.FindSeries(key.Tag)?.Delta(cursor.Generation, cursor.From, smoothing) is { } delta)
            {
                deltas.Add(new FrameSeries(key.Run, key.Tag, delta));
                Advance(key, cursor, new SeriesCursor(delta.Total, delta.Generation));
            }
        }

        if (deltas.Count == 0)
        {
            return null;
        }

        var frame = new ArrayBufferWriter<byte>();
        FrameWriter.Write(frame, deltas);
        return frame.WrittenSpan.ToArray();
    }

    /// <summary>Moves a cursor on, unless the page has said meanwhile that it is elsewhere, or watches the series no more.</summary>
    private void Advance(SeriesKey key, SeriesCursor told, SeriesCursor next)
    {
        lock (_lock)
        {
            if (_cursors.TryGetValue(key, out var now) && now == told)
            {
                _cursors[key] = next;
            }
        }
    }

    private int CountNew_NeedsLock(ReadOnlySpan<int> runs, ReadOnlySpan<int> tags)
    {
        var count = 0;
        for (var i = 0; i < runs.Length; i++)
        {
            count += _cursors.ContainsKey(new SeriesKey(runs[i], tags[i])) ? 0 : 1;
        }

        return count;
    }

    private void Count_NeedsLock(int run, int change)
    {
        var count = _seriesOfRun.GetValueOrDefault(run) + change;
        if (count == 0)
        {
            _seriesOfRun.Remove(run);
            _watchers.Remove(run, this);
            return;
        }

        _seriesOfRun[run] = count;
        if (count == change)
        {
            _watchers.Add(run, this);
        }
    }
}
