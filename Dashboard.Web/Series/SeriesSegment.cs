namespace Dashboard.Web.Series;

/// <summary>The points that one file gave one series: sealed blocks, then an open tail of at most 256 points.</summary>
/// <remarks>
/// Within a file valid points form a stack: a point at step s pops those at steps ≥ s. Steps of valid points therefore rise,
/// and the lowest valid step is the lowest of all steps seen. Staging is the writer's alone; <see cref="Publish"/> and
/// <see cref="Capture"/> run under the run's lock.
/// </remarks>
internal sealed class SeriesSegment(int file, string name)
{
    // Many series have a point or two: a test's result, a run's last words.
    private const int FirstCapacity = 2;
    private const int SecondCapacity = 8;

    // Writer's thread.
    private BlockStack? _blocks;
    private SeriesPoint[] _tail = [];
    private ulong[]? _tailValid;
    private int _tailCount;
    private bool _tailIsSingle = true;
    private bool _isStaged;
    private long _top = long.MinValue;
    private long _publishedTop = long.MinValue;

    // Under the run's lock.
    private SegmentState _published;

    // Any reader's; a lost race costs a rebuild.
    private SegmentView? _view;

    public int File => file;

    public string Name => name;

    /// <summary>Lowest step of any point, hence of the first valid one.</summary>
    public long LowestStep { get; private set; } = long.MaxValue;

    /// <summary>Whether a published point was superseded since the last <see cref="Publish"/>.</summary>
    public bool RewrotePublished { get; private set; }

    /// <summary>Valid points, as far as later files leave them valid: when last published.</summary>
    public int PublishedValid { get; private set; }

    /// <summary>The same, as staged.</summary>
    public int StagedValid { get; private set; }

    /// <summary>Bytes of everything this segment holds.</summary>
    public long SizeInBytes =>
        152 + 24 + (24L * _tail.Length) + (_tailValid is null ? 0 : 112) + (_blocks?.SizeInBytes ?? 0);

    public void Append(long step, double wallTime, double value, bool isSingle)
    {
        if (_tailCount == PointBlock.Capacity)
        {
            Seal();
        }

        if (step <= _top)
        {
            Supersede(step);
        }

        if (_tailCount == _tail.Length)
        {
            Grow();
        }

        _tail[_tailCount] = new SeriesPoint(step, wallTime, value);
        if (_tailValid is not null)
        {
            Places.Add(_tailValid, _tailCount);
        }

        _tailCount++;
        _isStaged = true;
        _top = step;
        _tailIsSingle &= isSingle;
        if (step < LowestStep)
        {
            LowestStep = step;
        }
    }

    /// <summary>Ends a batch, before the lock is taken.</summary>
    /// <param name="limit">Lowest step of the files after this one; null if there is none.</param>
    public void Prepare(long? limit)
    {
        _blocks?.FinishCut();
        StagedValid = 0;
        for (int i = 0; i < _tailCount; i++)
        {
            if ((_tailValid is null || Places.Contains(_tailValid, i)) && !(_tail[i].Step >= limit))
            {
                StagedValid++;
            }
        }

        if (_blocks is not null)
        {
            StagedValid += StagedValid > 0 || limit is null ? _blocks.ValidCount : _blocks.CountBelow(limit.Value);
        }
    }

    /// <summary>Shows readers everything appended so far.</summary>
    public void Publish()
    {
        PublishedValid = StagedValid;
        if (!_isStaged)
        {
            return;
        }

        _isStaged = false;
        _published = new SegmentState(
            _blocks?.Share(),
            _tail,
            _tailCount,
            _tailValid is null ? null : [.. _tailValid],
            _tailIsSingle,
            LowestStep);
        _publishedTop = _top;
        RewrotePublished = false;
    }

    /// <summary>What was last published.</summary>
    public SegmentState Capture() => _published;

    /// <summary>A reader's view of a captured state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="limit">Lowest step of the files after this one; null if there is none.</param>
    /// <param name="keep">Whether to keep the view: files that others follow seldom change, and the same pieces let smoothing go on where it was.</param>
    public SegmentView View(in SegmentState state, long? limit, bool keep)
    {
        SegmentView? kept = Volatile.Read(ref _view);
        if (kept is not null && kept.IsOf(state, limit))
        {
            return kept;
        }

        var view = new SegmentView(state, limit);
        Volatile.Write(ref _view, keep ? view : null);
        return view;
    }

    private void Supersede(long step)
    {
        RewrotePublished |= step <= _publishedTop;
        if (_tailCount > 0)
        {
            _tailValid ??= Places.Full(_tailCount);
            for (int place = Places.Highest(_tailValid); place >= 0; place = Places.Highest(_tailValid))
            {
                if (_tail[place].Step < step)
                {
                    return;
                }

                Places.Remove(_tailValid, place);
            }
        }

        _blocks?.Supersede(step);
    }

    private void Seal()
    {
        double knownWall = _blocks?.KnownWall ?? double.NaN;
        _blocks ??= new BlockStack();
        _blocks.Add(PointBlock.Create(_tail.AsSpan(0, _tailCount), _tailValid, _tailIsSingle, knownWall));
        if (_published.TailPoints == _tail)
        {
            _tail = new SeriesPoint[FirstCapacity]; // Readers may still be looking at the old one.
        }

        _tailValid = null;
        _tailCount = 0;
        _tailIsSingle = true;
    }

    private void Grow()
    {
        int capacity = _tail.Length switch
        {
            0 => FirstCapacity,
            < SecondCapacity => SecondCapacity,
            int grown => grown + Math.Max(4, (grown / 8) & ~3),
        };
        Array.Resize(ref _tail, Math.Min(PointBlock.Capacity, capacity));
    }
}
