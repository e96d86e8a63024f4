namespace Dashboard.Web.Series;

/// <summary>Every point of one tag of one run.</summary>
/// <remarks>
/// One writer calls <see cref="Append"/>, <see cref="Remove"/> and <see cref="Prepare"/>; then, with the run's lock held,
/// <see cref="Publish"/>. Readers take a <see cref="Snapshot"/> at any time.
/// </remarks>
internal sealed class ScalarSeries(Lock gate, uint generation)
{
    // Writer's thread.
    private SeriesSegment[] _segments = [];
    private SeriesSegment? _current;
    private bool _rewrote;

    // Under the run's lock.
    private SeriesSegment[] _published = [];

    /// <summary>Smoothing states; made by the first reader that smooths.</summary>
    private SmoothingCache? _smoothing;

    /// <summary>Grows whenever published points were superseded or reread.</summary>
    public uint Generation { get; private set; } = generation;

    /// <summary>Whether this was appended to since the last <see cref="Publish"/>; for the writer's bookkeeping.</summary>
    public bool IsStaged { get; set; }

    /// <summary>Bytes of every point and the index, without what smoothing cached.</summary>
    public long SizeInBytes
    {
        get
        {
            long size = 80 + 24 + (8L * _segments.Length);
            foreach (SeriesSegment segment in _segments)
            {
                size += segment.SizeInBytes;
            }

            return size;
        }
    }

    /// <summary>Adds the next point of a file.</summary>
    public void Append(int file, string fileName, long step, double wallTime, double value, bool isSingle)
    {
        SeriesSegment? segment = _current;
        if (segment is null || segment.File != file)
        {
            segment = _current = FindOrAdd(file, fileName);
        }

        segment.Append(step, wallTime, value, isSingle);
    }

    /// <summary>Forgets the points of a file; false if it gave none.</summary>
    public bool Remove(int file)
    {
        SeriesSegment? gone = Array.Find(_segments, segment => segment.File == file);
        if (gone is null)
        {
            return false;
        }

        _rewrote = true;
        _segments = Array.FindAll(_segments, segment => segment != gone);
        _current = null;
        return true;
    }

    /// <summary>Ends a batch: settles which points are valid. Call before taking the lock.</summary>
    public void Prepare()
    {
        long? limit = null;
        bool isFollowed = false;
        for (int i = _segments.Length - 1; i >= 0; i--)
        {
            SeriesSegment segment = _segments[i];
            segment.Prepare(limit);
            int told = segment.PublishedValid;
            _rewrote |= segment.StagedValid < told || (told > 0 && segment.RewrotePublished)
                || (isFollowed && segment.StagedValid > told);
            isFollowed |= told > 0;
            limit = limit < segment.LowestStep ? limit : segment.LowestStep;
        }
    }

    /// <summary>Shows readers what was staged. Call with the lock held.</summary>
    public void Publish()
    {
        foreach (SeriesSegment segment in _segments)
        {
            segment.Publish();
        }

        _published = _segments;
        Generation += _rewrote ? 1u : 0u;
        _rewrote = false;
        IsStaged = false;
    }

    /// <summary>The points as last published.</summary>
    /// <param name="runStart">Wall time of the run's first event; NaN when unknown.</param>
    public SeriesSnapshot Snapshot(double runStart)
    {
        SeriesSegment[] segments;
        SegmentState[] states;
        uint generation;
        lock (gate)
        {
            segments = _published;
            states = new SegmentState[segments.Length];
            for (int i = 0; i < segments.Length; i++)
            {
                states[i] = segments[i].Capture();
            }

            generation = Generation;
        }

        var views = new SegmentView[segments.Length];
        long? limit = null;
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            views[i] = segments[i].View(states[i], limit, keep: i < segments.Length - 1);
            limit = limit < states[i].LowestStep ? limit : states[i].LowestStep;
        }

        return new SeriesSnapshot(views, generation, runStart, Smoothing());
    }

    private SmoothingCache Smoothing() =>
        _smoothing ?? Interlocked.CompareExchange(ref _smoothing, new SmoothingCache(), null) ?? _smoothing;

    private SeriesSegment FindOrAdd(int file, string fileName)
    {
        SeriesSegment? found = Array.Find(_segments, segment => segment.File == file);
        if (found is null)
        {
            found = new SeriesSegment(file, fileName);
            int place = Array.FindIndex(_segments, segment => string.CompareOrdinal(segment.Name, fileName) > 0);
            List<SeriesSegment> segments = [.. _segments];
            segments.Insert(place < 0 ? segments.Count : place, found);
            _segments = [.. segments];
        }

        return found;
    }
}
