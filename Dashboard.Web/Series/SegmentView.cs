namespace Dashboard.Web.Series;

/// <summary>A segment as a reader sees it: immutable, its valid points cut where later files took over.</summary>
internal sealed class SegmentView
{
    private readonly SegmentState _state;
    private readonly PointBlock[] _blocks;
    private readonly LiveBlock[] _live;
    private readonly int _blockCount;
    private readonly PointBlock? _tail;

    /// <summary>Index on the live stack of the block that <see cref="_cut"/> stands for; −1 iff none.</summary>
    private readonly int _cutIndex = -1;
    private readonly PointBlock? _cut;

    /// <param name="state">The segment's published contents.</param>
    /// <param name="limit">Points at steps ≥ this are superseded by later files; null if there are none.</param>
    public SegmentView(in SegmentState state, long? limit)
    {
        SealedBlocks blocks = state.Sealed ?? SealedBlocks.Empty;
        (_state, Limit) = (state, limit);
        (_blocks, _blockCount) = (blocks.All.Array!, blocks.All.Count);
        (_live, LiveCount) = (blocks.Live.Array!, blocks.Live.Count);
        if (state.TailCount > 0)
        {
            PointBlock tail = PointBlock.Create(state.Tail, state.TailValid, state.TailIsSingle, blocks.KnownWall);
            _tail = tail.Summary.Count > 0 && limit is { } end && tail.Summary.LastStep >= end ? tail.Cut(end) : tail;
        }

        if (limit is { } step && LiveCount > 0 && LiveBlock(LiveCount - 1).Summary.LastStep >= step)
        {
            int index = LastBelow(blocks.Live, blocks.All, step);
            LiveCount = index + 1;
            if (index >= 0 && LiveBlock(index).Summary.LastStep >= step)
            {
                _cut = LiveBlock(index).Cut(step);
                _cutIndex = index;
            }
        }

        bool tailIsLive = _tail is { Summary.Count: > 0 };
        ValidPieces = LiveCount + (tailIsLive ? 1 : 0);
        AllPieces = _blockCount + (_tail is null ? 0 : 1);
        if (LiveCount > 0)
        {
            LiveBlock top = _live[LiveCount - 1];
            ref readonly BlockSummary summary = ref ValidPiece(LiveCount - 1).Summary;
            ValidCount = top.Before + summary.Count;
            NonFiniteCount = top.NonFiniteBefore + summary.NonFinite;
        }

        ValidCount += tailIsLive ? _tail!.Summary.Count : 0;
        NonFiniteCount += tailIsLive ? _tail!.Summary.NonFinite : 0;
        Count = ((long)_blockCount * PointBlock.Capacity) + state.TailCount;
    }

    /// <summary>The limit this was made for.</summary>
    public long? Limit { get; }

    /// <summary>Points, superseded ones included.</summary>
    public long Count { get; }

    public int ValidCount { get; }

    /// <summary>Valid points that are NaN or infinite.</summary>
    public int NonFiniteCount { get; }

    /// <summary>Pieces with valid points.</summary>
    public int ValidPieces { get; }

    /// <summary>Pieces with points.</summary>
    public int AllPieces { get; }

    private int LiveCount { get; }

    /// <summary>Whether this shows the same points as a view of these would.</summary>
    public bool IsOf(in SegmentState state, long? limit) => Limit == limit && _state == state;

    /// <summary>Index of the last live block that starts below <paramref name="limit"/>; −1 if none does.</summary>
    public static int LastBelow(ReadOnlySpan<LiveBlock> live, ReadOnlySpan<PointBlock> blocks, long limit)
    {
        int low = 0;
        int high = live.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (blocks[live[middle].Index].Summary.FirstStep < limit)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    /// <summary>Piece <paramref name="index"/> of the valid points.</summary>
    public PointBlock ValidPiece(int index) =>
        index == LiveCount ? _tail! : index == _cutIndex ? _cut! : LiveBlock(index);

    /// <summary>Piece <paramref name="index"/> of all points, for the valid or superseded ones among them.</summary>
    public Piece SupersededPiece(int index)
    {
        if (index == _blockCount)
        {
            return new Piece(_tail!, PointSet.Superseded);
        }

        int lastLive = LiveCount == 0 ? -1 : _live[LiveCount - 1].Index;
        return index > lastLive ? new Piece(_blocks[index], PointSet.All)
            : index == lastLive ? new Piece(ValidPiece(LiveCount - 1), PointSet.Superseded)
            : new Piece(_blocks[index], PointSet.Superseded);
    }

    /// <summary>Piece <paramref name="index"/> of all points.</summary>
    public Piece AnyPiece(int index) =>
        new(index == _blockCount ? _tail! : _blocks[index], PointSet.All);

    private PointBlock LiveBlock(int index) => _blocks[_live[index].Index];
}
