namespace Dashboard.Web.Series;

/// <summary>Where points stand on a chart's x axis. A point without a place (unknown wall time, x ≤ 0 on a logarithmic axis) is at NaN.</summary>
internal readonly struct PieceAxis
{
    private readonly XAxis _x;
    private readonly bool _isLogarithmic;
    private readonly double _origin;
    private readonly PieceSequence _pieces;

    public PieceAxis(SeriesSnapshot snapshot, SeriesQuery query, PieceSequence pieces)
    {
        (_x, _isLogarithmic, _pieces) = (query.X, query.LogX, pieces);
        double start = query.RelativeToSeries || double.IsNaN(snapshot.RunStart) ? snapshot.SeriesStart : snapshot.RunStart;
        _origin = _x == XAxis.Relative && double.IsFinite(start) ? start : 0;
    }

    /// <summary>Whether x rises from piece to piece.</summary>
    public bool IsSorted => (_x == XAxis.Step && _pieces.Set == PointSet.Valid) || (_x == XAxis.Arrival && _pieces.Set == PointSet.All);

    /// <summary>On a sorted axis: the pieces that may hold points in a range, and one more on either side.</summary>
    public (int First, int End) Range(double from, double to) =>
        (Math.Max(0, Starting(from) - 2), Math.Min(_pieces.Count, Starting(Math.BitIncrement(to)) + 1));

    /// <summary>The ends of a piece as its index knows them; not indexed means that its points must be read.</summary>
    public PieceBounds Bounds(int index, Piece piece)
    {
        ref readonly BlockSummary summary = ref piece.Block.Summary;
        if (_x == XAxis.Arrival && piece.Set == PointSet.All)
        {
            long start = _pieces.ArrivalStart(index);
            return Bounds(start, start + piece.Block.Count - 1, true);
        }

        if (!piece.IsSummarised || summary.Count == 0)
        {
            return default;
        }

        // Among all points of a block without superseded ones steps rise, too.
        return _x == XAxis.Step
            ? Bounds(summary.FirstStep, summary.LastStep, true)
            : Bounds(summary.WallMin - _origin, summary.WallMax - _origin, summary.WallsAscend);
    }

    /// <summary>Writes the place of every point of a piece, whichever are meant.</summary>
    public void Read(int index, PointBlock block, Span<double> xs)
    {
        xs = xs[..block.Count];
        if (_x == XAxis.Step)
        {
            block.ReadSteps(xs);
        }
        else if (_x == XAxis.Arrival)
        {
            long start = _pieces.ArrivalStart(index);
            for (int i = 0; i < xs.Length; i++)
            {
                xs[i] = start + i;
            }
        }
        else
        {
            block.ReadWalls(xs);
            for (int i = 0; i < xs.Length; i++)
            {
                xs[i] -= _origin;
            }
        }

        if (_isLogarithmic)
        {
            for (int i = 0; i < xs.Length; i++)
            {
                xs[i] = xs[i] > 0 ? xs[i] : double.NaN;
            }
        }
    }

    /// <summary>How many pieces start below <paramref name="x"/>.</summary>
    private int Starting(double x)
    {
        int low = 0;
        int high = _pieces.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            double start = _x == XAxis.Arrival ? _pieces.ArrivalStart(middle) : _pieces[middle].Block.Summary.FirstStep;
            (low, high) = start < x ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private PieceBounds Bounds(double min, double max, bool isAscending) =>
        double.IsNaN(min) || (_isLogarithmic && min <= 0) ? default : new PieceBounds(min, max, isAscending, true);
}

/// <param name="Min">Smallest x.</param>
/// <param name="Max">Largest x.</param>
/// <param name="IsAscending">Whether x never falls from point to point.</param>
/// <param name="IsIndexed">Whether the rest is known.</param>
internal readonly record struct PieceBounds(double Min, double Max, bool IsAscending, bool IsIndexed);
