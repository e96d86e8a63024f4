using System.Buffers;
using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>Chooses the points that draw a series in a given number of pixel columns exactly as all of its points would.</summary>
/// <remarks>
/// One pass over the pieces: a piece that lies within one column is answered by its index, any other is read. Nothing
/// depends on x rising from piece to piece, so wall times that go back cost reading, not correctness.
/// </remarks>
internal sealed class SeriesReduction
{
    private readonly SeriesQuery _query;
    private readonly PieceSequence _pieces;
    private readonly SmoothedPieces? _smoothed;
    private readonly PieceAxis _axis;
    private readonly int _columnCount;
    private readonly double[] _xs = new double[PointBlock.Capacity];
    private readonly double[] _ys = new double[PointBlock.Capacity];
    private readonly double[] _smooth = new double[PointBlock.Capacity];
    private int _firstPiece;
    private int _endPiece;
    private double _from;
    private double _to;
    private Neighbour _left = new(double.NegativeInfinity, -1);
    private Neighbour _right = new(double.PositiveInfinity, -1);

    public SeriesReduction(SeriesSnapshot snapshot, SeriesQuery query, PieceSequence pieces, SmoothedPieces? smoothed)
    {
        (_query, _pieces, _smoothed) = (query, pieces, smoothed);
        _axis = new PieceAxis(snapshot, query, pieces);
        _columnCount = Math.Clamp(query.Columns, 1, SeriesQuery.MaxColumns);
    }

    /// <summary>Width of the range that was answered, once <see cref="Select"/> has run.</summary>
    public double Span => _to - _from;

    /// <summary>The points of the range, all or reduced, and the nearest one on either side of it.</summary>
    public SelectedPoints Select()
    {
        if (!FindRange())
        {
            return new SelectedPoints(0);
        }

        int inRange = CountInRange(4 * _columnCount);
        return inRange <= 4 * _columnCount ? SelectAll(inRange) : SelectExtremes();
    }

    private bool FindRange()
    {
        double? from = _query.From is { } left && double.IsFinite(left) ? left : null;
        double? to = _query.To is { } right && double.IsFinite(right) ? right : null;
        if (from is null || to is null)
        {
            (double min, double max) = Extent();
            from ??= Math.Min(min, to ?? min);
            to ??= Math.Max(max, from.Value);
        }

        (_from, _to) = (from.Value, to.Value);
        (_firstPiece, _endPiece) = _axis.IsSorted ? _axis.Range(_from, _to) : (0, _pieces.Count);
        return double.IsFinite(_from) && _from <= _to && !(_query.LogX && _to <= 0);
    }

    private (double Min, double Max) Extent()
    {
        (double min, double max) = (double.PositiveInfinity, double.NegativeInfinity);
        bool hasEnds = _axis.IsSorted && _pieces.Count > 0 && _axis.Bounds(0, _pieces[0]).IsIndexed;
        for (int i = 0; i < _pieces.Count; i = hasEnds && i == 0 ? Math.Max(1, _pieces.Count - 1) : i + 1)
        {
            Piece piece = _pieces[i];
            PieceBounds bounds = _axis.Bounds(i, piece);
            if (bounds.IsIndexed)
            {
                (min, max) = (Math.Min(min, bounds.Min), Math.Max(max, bounds.Max));
                continue;
            }

            _axis.Read(i, piece.Block, _xs);
            for (int word = 0; word < Places.Words; word++)
            {
                for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
                {
                    double x = _xs[(word << 6) + BitOperations.TrailingZeroCount(mask)];
                    min = x < min ? x : min;
                    max = x > max ? x : max;
                }
            }
        }

        return (min, max);
    }

    private int CountInRange(int enough)
    {
        int count = 0;
        for (int i = _firstPiece; i < _endPiece && count <= enough; i++)
        {
            Piece piece = _pieces[i];
            PieceBounds bounds = _axis.Bounds(i, piece);
            if (bounds.IsIndexed && (bounds.Max < _from || bounds.Min > _to))
            {
                continue;
            }

            // Without bounds a piece may hold points that have no place on the axis.
            count += bounds is { IsIndexed: true, IsAscending: true } && bounds.Min >= _from && bounds.Max <= _to
                ? piece.Count
                : CountInRange(i, piece);
        }

        return count;
    }

    private int CountInRange(int index, Piece piece)
    {
        int count = 0;
        _axis.Read(index, piece.Block, _xs);
        for (int word = 0; word < Places.Words; word++)
        {
            for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
            {
                double x = _xs[(word << 6) + BitOperations.TrailingZeroCount(mask)];
                count += x >= _from && x <= _to ? 1 : 0;
            }
        }

        return count;
    }

    private SelectedPoints SelectAll(int count)
    {
        var selected = new SelectedPoints(count + 2);
        var inside = new SelectedPoints(count);
        for (int i = _firstPiece; i < _endPiece; i++)
        {
            Piece piece = _pieces[i];
            if (!TryPass(i, piece, _axis.Bounds(i, piece)))
            {
                ReadInside(i, piece, inside);
            }
        }

        AddNeighbour(selected, _left);
        for (int i = 0; i < inside.Count; i++)
        {
            selected.Add(inside.Points[i], inside.Weights[i]);
        }

        AddNeighbour(selected, _right);
        return selected;
    }

    private void ReadInside(int index, Piece piece, SelectedPoints inside)
    {
        _axis.Read(index, piece.Block, _xs);
        for (int word = 0; word < Places.Words; word++)
        {
            for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                if (!TryPass(_xs[place], (index << 8) | place))
                {
                    inside.Add((index << 8) | place, double.IsFinite(piece.Block.Value(place)) ? 0u : 1u);
                }
            }
        }
    }

    private SelectedPoints SelectExtremes()
    {
        ColumnExtremes[] extremes = ArrayPool<ColumnExtremes>.Shared.Rent(_columnCount);
        Array.Clear(extremes, 0, _columnCount);
        double from = _query.LogX && _from <= 0 ? FirstPositive() : _from;
        var columns = new PixelColumns(from, _to, _columnCount, _query.LogX);
        int column = 0;
        for (int i = _firstPiece; i < _endPiece; i++)
        {
            Piece piece = _pieces[i];
            PieceBounds bounds = _axis.Bounds(i, piece);
            if (!TryPass(i, piece, bounds) && !TryAddIndex(i, piece, bounds, columns, extremes, ref column))
            {
                column = Reduce(i, piece, columns, extremes, column);
            }
        }

        var selected = new SelectedPoints((ColumnExtremes.MaxPoints * _columnCount) + 2) { IsReduced = true };
        AddNeighbour(selected, _left);
        for (int i = 0; i < _columnCount; i++)
        {
            selected.Add(extremes[i]);
        }

        AddNeighbour(selected, _right);
        ArrayPool<ColumnExtremes>.Shared.Return(extremes);
        return selected;
    }

    private double FirstPositive()
    {
        (double min, _) = Extent();
        return Math.Min(min, _to);
    }

    private bool TryAddIndex(
        int index, Piece piece, PieceBounds bounds, PixelColumns columns, ColumnExtremes[] extremes, ref int column)
    {
        ref readonly BlockSummary summary = ref piece.Block.Summary;
        if (!bounds.IsIndexed || !bounds.IsAscending || !piece.IsSummarised || summary.NonFinite > 0
            || bounds.Min < _from || bounds.Max > _to)
        {
            return false;
        }

        column = columns.Find(bounds.Min, column);
        if (columns.Find(bounds.Max, column) != column)
        {
            return false;
        }

        int at = index << 8;
        ref ColumnExtremes extreme = ref extremes[column];
        extreme.Add(bounds.Min, piece.Block.Value(summary.First), at | summary.First);
        extreme.Add(bounds.Min, summary.Min, at | summary.MinAt);
        extreme.Add(bounds.Min, summary.Max, at | summary.MaxAt);
        extreme.Add(bounds.Max, piece.Block.Value(summary.Last), at | summary.Last);
        if (_smoothed is not null)
        {
            ref readonly SmoothedBlock smoothed = ref _smoothed.Index(index);
            extreme.AddSmoothed(smoothed.Min, at | smoothed.MinAt);
            extreme.AddSmoothed(smoothed.Max, at | smoothed.MaxAt);
        }

        return true;
    }

    private int Reduce(int index, Piece piece, PixelColumns columns, ColumnExtremes[] extremes, int column)
    {
        _axis.Read(index, piece.Block, _xs);
        piece.Block.ReadValues(_ys);
        _smoothed?.Read(index, _ys, _smooth);
        for (int word = 0; word < Places.Words; word++)
        {
            for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                int at = (index << 8) | place;
                if (TryPass(_xs[place], at))
                {
                    continue;
                }

                column = columns.Find(_xs[place], column);
                if (!double.IsFinite(_ys[place]))
                {
                    extremes[column].AddNonFinite(_ys[place], at);
                    continue;
                }

                extremes[column].Add(_xs[place], _ys[place], at);
                if (_smoothed is not null)
                {
                    extremes[column].AddSmoothed(_smooth[place], at);
                }
            }
        }

        return column;
    }

    /// <summary>Whether a whole piece lies outside the range; its nearest point is considered as a neighbour.</summary>
    private bool TryPass(int index, Piece piece, PieceBounds bounds)
    {
        if (!bounds.IsIndexed || (bounds.Max >= _from && bounds.Min <= _to))
        {
            return false;
        }

        bool isLeft = bounds.Max < _from;
        if (isLeft ? bounds.Max < _left.X : bounds.Min >= _right.X)
        {
            return true;
        }

        if (!bounds.IsAscending)
        {
            return false;
        }

        bool isArrival = _query.X == XAxis.Arrival;
        int place = isLeft
            ? isArrival ? piece.Block.Count - 1 : piece.Block.Summary.Last
            : isArrival ? 0 : piece.Block.Summary.First;
        return TryPass(isLeft ? bounds.Max : bounds.Min, (index << 8) | place);
    }

    /// <summary>Whether a point lies outside the range; it is considered as a neighbour.</summary>
    private bool TryPass(double x, int at)
    {
        if (x >= _from && x <= _to)
        {
            return false;
        }

        if (x < _from && x >= _left.X)
        {
            _left = new Neighbour(x, at);
        }
        else if (x > _to && x < _right.X)
        {
            _right = new Neighbour(x, at);
        }

        return true;
    }

    private void AddNeighbour(SelectedPoints selected, Neighbour neighbour)
    {
        if (neighbour.At >= 0)
        {
            double value = _pieces[neighbour.At >> 8].Block.Value(neighbour.At & 0xFF);
            selected.Add(neighbour.At, double.IsFinite(value) ? 0u : 1u);
        }
    }
}
