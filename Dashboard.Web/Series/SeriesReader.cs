namespace Dashboard.Web.Series;

/// <summary>Answers queries on a snapshot.</summary>
internal static class SeriesReader
{
    /// <summary>Whole milliseconds are too coarse for a chart of fewer seconds than this.</summary>
    private const double ExactWallSpan = 30;

    /// <summary>The points that draw what <paramref name="query"/> asks for: valid ones, or on the arrival axis all.</summary>
    public static SeriesColumns Query(this SeriesSnapshot snapshot, SeriesQuery query)
    {
        PieceSequence pieces = snapshot.Pieces(query.X == XAxis.Arrival ? PointSet.All : PointSet.Valid);
        SmoothedPieces? smoothed = query.Smoothing.IsNone
            ? null
            : snapshot.Smoothing.Smooth(pieces, query.Smoothing);
        return Read(snapshot, query, pieces, smoothed);
    }

    /// <summary>The superseded points of the same range, ordered by x, without smoothing.</summary>
    public static SeriesColumns QuerySuperseded(this SeriesSnapshot snapshot, SeriesQuery query) =>
        Read(snapshot, query, snapshot.Pieces(PointSet.Superseded), null);

    private static SeriesColumns Read(
        SeriesSnapshot snapshot, SeriesQuery query, PieceSequence pieces, SmoothedPieces? smoothed)
    {
        var reduction = new SeriesReduction(snapshot, query, pieces, smoothed);
        SelectedPoints selected = reduction.Select();
        int[] points = Ordered(snapshot, query, pieces, selected, out uint[] weights);
        var columns = new PointColumns(points.Length, smoothed is not null);
        bool isSingle = columns.Read(pieces, smoothed, points);
        return new SeriesColumns
        {
            Steps = columns.Steps,
            Walls = columns.Walls,
            Values = columns.Values,
            Smoothed = columns.Smoothed,
            Weights = Array.Exists(weights, weight => weight > 0) ? weights : null,
            X = query.X == XAxis.Arrival ? Arrivals(pieces, points) : null,
            IsSingle = isSingle,
            IsReduced = selected.IsReduced,
            IsSuperseded = pieces.Set == PointSet.Superseded,
            NeedsExactWalls = query.X is XAxis.Wall or XAxis.Relative && reduction.Span < ExactWallSpan,
            Total = snapshot.ValidCount,
            Generation = snapshot.Generation,
            SeriesStart = snapshot.SeriesStart,
            RunStart = snapshot.RunStart,
            Superseded = snapshot.Count - snapshot.ValidCount,
            NonFinite = snapshot.NonFiniteCount,
        };
    }

    /// <summary>The points by x, and in file order where x is equal.</summary>
    private static int[] Ordered(
        SeriesSnapshot snapshot, SeriesQuery query, PieceSequence pieces, SelectedPoints selected, out uint[] weights)
    {
        int[] points = selected.Points.ToArray();
        weights = selected.Weights.ToArray();
        var keys = new (double X, int At)[points.Length];
        var axis = new PieceAxis(snapshot, query, pieces);
        double[] xs = new double[PointBlock.Capacity];
        int read = -1;
        bool isOrdered = true;
        if (query.X == XAxis.Arrival || (query.X == XAxis.Step && pieces.Set == PointSet.Valid))
        {
            return points;
        }

        for (int i = 0; i < points.Length; i++)
        {
            int piece = points[i] >> 8;
            if (piece != read)
            {
                axis.Read(piece, pieces[piece].Block, xs);
                read = piece;
            }

            keys[i] = (xs[points[i] & 0xFF], points[i]);
            isOrdered &= i == 0 || keys[i - 1].CompareTo(keys[i]) <= 0;
        }

        if (!isOrdered)
        {
            Array.Sort(keys, weights);
            points = Array.ConvertAll(keys, key => key.At);
        }

        return points;
    }

    private static double[] Arrivals(PieceSequence pieces, int[] points) =>
        Array.ConvertAll(points, at => (double)(pieces.ArrivalStart(at >> 8) + (at & 0xFF)));
}
