namespace Dashboard.Web.Series;

/// <summary>The writer's side of a segment's sealed blocks, and the stack of those that hold valid points.</summary>
/// <remarks>Only the topmost live block can be cut in part. That cut waits until a block is sealed above it or the batch ends,
/// so that a run of pops costs one rewrite of the block.</remarks>
internal sealed class BlockStack
{
    private readonly SharedList<PointBlock> _all = new();
    private readonly SharedList<LiveBlock> _live = new();
    private long? _cut;
    private SealedBlocks? _shared;

    /// <summary>Valid points, once no cut is waiting.</summary>
    public int ValidCount => _live.Count > 0 ? _live.Last.Before + Top.Summary.Count : 0;

    /// <summary>The last known wall time; NaN if there is none.</summary>
    public double KnownWall => _all.Last.Wall(PointBlock.Capacity - 1);

    public long SizeInBytes
    {
        get
        {
            long size = 48 + (2 * (32 + 24)) + 56 + (8L * _all.Capacity) + (12L * _live.Capacity);
            foreach (PointBlock block in _all.Span)
            {
                size += block.SizeInBytes;
            }

            return size;
        }
    }

    private PointBlock Top => _all[_live.Last.Index];

    public void Add(PointBlock block)
    {
        FinishCut();
        _shared = null;
        if (block.Summary.Count > 0)
        {
            int nonFinite = _live.Count > 0 ? _live.Last.NonFiniteBefore + Top.Summary.NonFinite : 0;
            _live.Add(new LiveBlock(_all.Count, ValidCount, nonFinite));
        }

        _all.Add(block);
    }

    /// <summary>Pops the valid points at steps ≥ <paramref name="step"/>.</summary>
    public void Supersede(long step)
    {
        while (_live.Count > 0)
        {
            PointBlock block = Top;
            if (block.Summary.FirstStep < step)
            {
                _cut = block.Summary.LastStep >= step && !(_cut <= step) ? step : _cut;
                return;
            }

            _all[_live.Last.Index] = block.Cut(step);
            _live.RemoveLast();
            (_cut, _shared) = (null, null);
        }
    }

    public void FinishCut()
    {
        if (_cut is { } limit)
        {
            _all[_live.Last.Index] = Top.Cut(limit);
            (_cut, _shared) = (null, null);
        }
    }

    /// <summary>How many valid points have steps below <paramref name="limit"/>, once no cut is waiting.</summary>
    public int CountBelow(long limit)
    {
        int index = SegmentView.LastBelow(_live.Span, _all.Span, limit);
        return index < 0 ? 0 : _live[index].Before + _all[_live[index].Index].CountBelow(limit);
    }

    /// <summary>The present contents; the same object until they change.</summary>
    public SealedBlocks Share() => _shared ??= new SealedBlocks(_all.Share(), _live.Share());
}
