namespace Dashboard.Web.Series;

/// <summary>The blocks of a series that hold one set of its points, in the order (file name, offset).</summary>
internal sealed class PieceSequence
{
    private readonly SegmentView[] _segments;
    private readonly PointSet _set;

    /// <summary>First piece of each segment, and the number of pieces at the end.</summary>
    private readonly int[] _starts;

    public PieceSequence(SegmentView[] segments, PointSet set)
    {
        _segments = segments;
        _set = set;
        _starts = new int[segments.Length + 1];
        for (int i = 0; i < segments.Length; i++)
        {
            _starts[i + 1] = _starts[i] + (set == PointSet.Valid ? segments[i].ValidPieces : segments[i].AllPieces);
        }
    }

    public PointSet Set => _set;

    public int Count => _starts[^1];

    /// <summary>Whether all points are of one file: then a block that is in the same place as before has the same blocks before it.</summary>
    public bool IsOneFile => _segments.Length == 1;

    public Piece this[int index]
    {
        get
        {
            int segment = _segments.Length == 1 ? 0 : Segment(index);
            SegmentView view = _segments[segment];
            int within = index - _starts[segment];
            return _set switch
            {
                PointSet.Valid => new Piece(view.ValidPiece(within), PointSet.Valid),
                PointSet.All => view.AnyPiece(within),
                _ => view.SupersededPiece(within),
            };
        }
    }

    /// <summary>Index in arrival order of the first point of piece <paramref name="index"/> of all points.</summary>
    public long ArrivalStart(int index)
    {
        int segment = Segment(index);
        long start = (long)(index - _starts[segment]) * PointBlock.Capacity;
        for (int i = 0; i < segment; i++)
        {
            start += _segments[i].Count;
        }

        return start;
    }

    /// <summary>Segments without pieces share their start with the next one: the last of them that starts here has the piece.</summary>
    private int Segment(int index)
    {
        int low = 0;
        int high = _segments.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (_starts[middle] <= index)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }
}
