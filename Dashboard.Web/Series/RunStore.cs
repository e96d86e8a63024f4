using EventFormat.Runs;

namespace Dashboard.Web.Series;

/// <summary>Everything one run's event files hold: scalars point by point, the rest by where it stands.</summary>
/// <remarks>
/// The reading thread stages; <see cref="Commit"/> shows readers all of it at once under a short lock. Readers may call
/// <see cref="Contents"/>, <see cref="Series"/> and <see cref="Blobs"/> from any thread.
/// </remarks>
internal sealed class RunStore : IRunSink
{
    private readonly Lock _gate = new();

    // Writer's thread.
    private readonly List<RunFile?> _files = [];
    private readonly List<int> _changed = [];
    private SharedList<TagInfo> _tags = new();
    private SharedList<RestartMark> _restarts = new();
    private ArraySegment<RestartMark> _shownRestarts = ArraySegment<RestartMark>.Empty;
    private (SharedList<RestartMark> Marks, int Count, RunFile? First) _summarised;
    private List<ScalarSeries?> _series = [];
    private List<BlobList?> _blobs = [];
    private bool _blobsStaged;
    private long _blobCount;
    private uint _firstGeneration;
    private int _resets;

    // Written under the lock.
    private RunContents _contents = RunContents.Empty;
    private ScalarSeries?[] _publishedSeries = [];
    private BlobIndex?[] _publishedBlobs = [];

    /// <summary>Raised after each commit, on the writer's thread and outside the lock, with the indices of the tags whose scalars
    /// changed; the list is only good during the call. When <see cref="RunContents.Resets"/> grew, the indices mean other tags than before.</summary>
    public event Action<IReadOnlyList<int>>? Committed;

    /// <summary>Tags, times and counts, as last committed.</summary>
    public RunContents Contents => Volatile.Read(ref _contents);

    /// <summary>Bytes of all scalar series; for the writer's thread.</summary>
    public long SizeInBytes
    {
        get
        {
            long size = 0;
            foreach (ScalarSeries? series in _series)
            {
                size += series?.SizeInBytes ?? 0;
            }

            return size;
        }
    }

    /// <summary>The scalars of a tag, as last committed; null if it has none.</summary>
    public SeriesSnapshot? Series(int tag)
    {
        ScalarSeries? series;
        double start;
        lock (_gate)
        {
            series = (uint)tag < (uint)_publishedSeries.Length ? _publishedSeries[tag] : null;
            start = _contents.StartWallTime;
        }

        return series?.Snapshot(start);
    }

    /// <summary>Where the blobs of a tag stand, as last committed; null if it has none.</summary>
    public BlobIndex? Blobs(int tag)
    {
        lock (_gate)
        {
            return (uint)tag < (uint)_publishedBlobs.Length ? _publishedBlobs[tag] : null;
        }
    }

    public void FileAdded(int file, string name)
    {
        while (_files.Count <= file)
        {
            _files.Add(null);
        }

        _files[file] = new RunFile(name);
    }

    public void FileReset(int file)
    {
        _files[file]?.Reset();
        for (int tag = 0; tag < _series.Count; tag++)
        {
            if (_series[tag] is { } series && series.Remove(file))
            {
                Stage(tag, series);
            }

            _blobsStaged |= _blobs[tag]?.Remove(file) ?? false;
        }

        var restarts = new SharedList<RestartMark>();
        foreach (RestartMark mark in _restarts.Span)
        {
            if (mark.File != file)
            {
                restarts.Add(mark);
            }
        }

        _restarts = restarts;
    }

    public void RunReset()
    {
        foreach (ScalarSeries? series in _series)
        {
            _firstGeneration = Math.Max(_firstGeneration, (series?.Generation ?? 0) + 2);
        }

        _resets++;
        _files.Clear();
        _changed.Clear();
        (_tags, _restarts, _series, _blobs) = (new(), new(), [], []);
        _blobsStaged = true;
    }

    public void TagAdded(TagInfo tag)
    {
        _tags.Add(tag);
        _series.Add(null);
        _blobs.Add(null);
    }

    public void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle)
    {
        double known = double.IsFinite(wallTime) ? wallTime : double.NaN;
        RunFile from = _files[file]!;
        from.Points++;
        from.Saw(known);
        ScalarSeries? series = _series[tag];
        if (series is null || !series.IsStaged)
        {
            series ??= _series[tag] = new ScalarSeries(_gate, _firstGeneration);
            Stage(tag, series);
        }

        series.Append(file, from.Name, step, known, value, isSingle);
    }

    public void AddBlob(int file, int tag, in BlobPoint blob)
    {
        RunFile from = _files[file]!;
        from.HasBlobs = true;
        from.Saw(double.IsFinite(blob.WallTime) ? blob.WallTime : double.NaN);
        (_blobs[tag] ??= new BlobList()).Add(file, from.Name, blob);
        _blobsStaged = true;
    }

    public void AddSessionStart(int file, long step, double wallTime)
    {
        RunFile from = _files[file]!;
        double known = double.IsFinite(wallTime) ? wallTime : double.NaN;
        from.Saw(known);
        _restarts.Add(new RestartMark(file, step, known, !from.HasValues));
    }

    public void Commit()
    {
        foreach (int tag in _changed)
        {
            _series[tag]!.Prepare();
        }

        BlobIndex?[]? blobs = _blobsStaged ? [.. _blobs.Select(list => list?.Share())] : null;
        _blobCount = blobs?.Sum(index => (long)(index?.Count ?? 0)) ?? _blobCount;
        RunContents contents = Summarise();
        ScalarSeries?[] published = SeriesToPublish();
        lock (_gate)
        {
            foreach (int tag in _changed)
            {
                _series[tag]!.Publish();
            }

            _publishedSeries = published;
            _publishedBlobs = blobs ?? _publishedBlobs;
            _contents = contents;
        }

        _blobsStaged = false;
        Committed?.Invoke(_changed);
        _changed.Clear();
    }

    private void Stage(int tag, ScalarSeries series)
    {
        if (!series.IsStaged)
        {
            series.IsStaged = true;
            _changed.Add(tag);
        }
    }

    /// <summary>The published array itself, unless a series joined or left.</summary>
    private ScalarSeries?[] SeriesToPublish() =>
        _series.SequenceEqual(_publishedSeries) ? _publishedSeries : [.. _series];

    private RunContents Summarise()
    {
        double last = double.NaN;
        RunFile? first = null;
        long points = 0;
        foreach (RunFile? file in _files)
        {
            points += file?.Points ?? 0;
            if (file is null || double.IsNaN(file.FirstWallTime))
            {
                continue;
            }

            last = file.LastWallTime <= last ? last : file.LastWallTime;
            if (first is null || string.CompareOrdinal(file.Name, first.Name) < 0)
            {
                first = file;
            }
        }

        return new RunContents(_tags.Share(), first?.FirstWallTime ?? double.NaN, last, points, _blobCount, Restarts(first), _resets);
    }

    // The same until there is another mark, or another first file.
    private ArraySegment<RestartMark> Restarts(RunFile? first)
    {
        if ((_restarts, _restarts.Count, first) != _summarised)
        {
            _summarised = (_restarts, _restarts.Count, first);
            _shownRestarts = _restarts.Share().Where(mark => !mark.OpensFile || _files[mark.File] != first).ToArray();
        }

        return _shownRestarts;
    }
}
