using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dashboard.Web.Live;
using Dashboard.Web.Series;
using EventFormat.Runs;

namespace Dashboard.Web.Ingest;

/// <summary>A run as the server holds it: its tailer, its store, and what the run list says of it.</summary>
internal sealed class TailedRun : ITailed
{
    /// <summary>How long a run counts as looked at after a query.</summary>
    private static readonly TimeSpan Attention = TimeSpan.FromSeconds(15);

    private readonly RunTailer _tailer;
    private readonly RunTags _tags;
    private readonly RunRegistry _registry;
    private readonly SeriesWatchers _watchers;
    private readonly ReadQueue _queue;
    private readonly IngestMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly GrowthRhythm _rhythm = new();

    // Written by the thread whose turn it is; replaced whole, so that any thread may read them.
    private bool _isListed;
    private volatile bool _isCaughtUp;
    private StrongBox<RunTotals> _totals = new();

    // Written by whom the coalescer of the run list calls.
    private RunRow? _row;
    private ImmutableArray<Restart> _restarts = [];
    private ArraySegment<RestartMark> _restartsOf = ArraySegment<RestartMark>.Empty;

    private long _wantedUntil;

    public TailedRun(
        int id,
        string name,
        RunLocation location,
        TagTable tags,
        RunRegistry registry,
        SeriesWatchers watchers,
        ReadQueue queue,
        IngestMetrics metrics,
        TimeProvider time)
    {
        (Id, Name, Directory) = (id, name, location.Directory);
        (_registry, _watchers, _queue, _metrics, _time) = (registry, watchers, queue, metrics, time);
        _tags = new RunTags(tags);
        Store = new RunStore();
        Store.Committed += OnCommitted;
        _tailer = new RunTailer(location, Store, time);
    }

    public int Id { get; }

    public string Name { get; }

    public string Directory { get; }

    public RunStore Store { get; }

    /// <summary>Whether all was read that was there when the server found it.</summary>
    public bool IsCaughtUp => _isCaughtUp;

    public RunTotals Totals => Volatile.Read(ref _totals).Value;

    public IReadOnlyList<EventFileHealth> Files => _tailer.Files;

    /// <summary>Why its directory cannot be read now; null when it can.</summary>
    public string? Problem => _tailer.Problem;

    public IReadOnlyList<TagInfo> Tags => Store.Contents.Tags;

    public double StartWallTime => Store.Contents.StartWallTime;

    /// <summary>Wall time of the first event of its first file that knows one, the file's version included; NaN when unknown.</summary>
    public double FirstEventWallTime => Files.FirstOrDefault(file => !double.IsNaN(file.FirstWallTime))?.FirstWallTime ?? double.NaN;

    public bool IsWanted => _watchers.IsWatched(Id) || _time.GetTimestamp() < Interlocked.Read(ref _wantedUntil);

    /// <summary>Someone looks at it: it is read now if nobody did before, and for a while before the others.</summary>
    public void Want()
    {
        var now = _time.GetTimestamp();
        if (Interlocked.Exchange(ref _wantedUntil, now + (long)(Attention.TotalSeconds * _time.TimestampFrequency)) <= now)
        {
            _queue.Wake(this);
        }
    }

    /// <summary>The series of a tag, by the tag's id; null when the run has none.</summary>
    public SeriesSnapshot? FindSeries(int tagId) => _tags.IndexOf(tagId) is { } index ? Store.Series(index) : null;

    /// <summary>Where the values of a tag that are no scalars stand, by the tag's id; null when the run has none.</summary>
    public BlobIndex? FindBlobs(int tagId) => _tags.IndexOf(tagId) is { } index ? Store.Blobs(index) : null;

    /// <summary>What its tags hold, by the tags' ids.</summary>
    public ImmutableArray<int> TagIds => _tags.Ids;

    public TurnOutcome Read(long byteBudget)
    {
        // The first turn only lists the files, so that all lengths are known before the first long file is read.
        var began = _time.GetTimestamp();
        var result = _tailer.Poll(_isListed ? byteBudget : 0);
        _isListed = true;
        _metrics.TurnEnded(result.BytesRead, _time.GetElapsedTime(began));
        NoteGrowth(result);
        if (result.HasChanged)
        {
            Volatile.Write(ref _totals, new StrongBox<RunTotals>(RunTotals.Of(_tailer.Files, result.HasMore)));
            _registry.Changed();
        }

        return new TurnOutcome(result.HasMore, result.BytesRead > 0);
    }

    /// <summary>As messages name it.</summary>
    public override string ToString() => Name;

    /// <summary>Its row in the run list: the last one while nothing in it changed.</summary>
    public RunRow Row(int style, DateTimeOffset now)
    {
        var contents = Store.Contents;
        var row = new RunRow(
            Id, Name, style, _rhythm.IsLive(now), contents.StartWallTime, contents.LastWallTime, contents.Points, contents.Blobs, Totals.Problems, _tags.Ids, _tags.Kinds, Restarts(contents));
        return _row = row.Equals(_row) ? _row : row;
    }

    private ImmutableArray<Restart> Restarts(RunContents contents)
    {
        if (contents.Restarts != _restartsOf)
        {
            _restartsOf = contents.Restarts;
            _restarts = [.. _restartsOf.Select(mark => new Restart(mark.Step, mark.WallTime))];
        }

        return _restarts;
    }

    /// <summary>What was there when the server started grew when its last event was written, not when we read it.</summary>
    private void NoteGrowth(PollResult result)
    {
        if (_isCaughtUp && result.BytesRead > 0)
        {
            _rhythm.Grew(_time.GetUtcNow());
        }
        else if (!_isCaughtUp && !result.HasMore && Totals.Length + result.BytesRead > 0)
        {
            _isCaughtUp = true;
            _rhythm.Grew(Store.Contents.LastWallTime, _time.GetUtcNow());
        }
    }

    private void OnCommitted(IReadOnlyList<int> changedTags)
    {
        _tags.Update(Store.Contents.Tags);
        if (_watchers.IsWatched(Id))
        {
            _watchers.Changed(Id, [.. changedTags.Select(_tags.IdOf)]);
        }
    }
}
