using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>Smoothed values of a sequence of pieces; every point can be computed from the start of its block.</summary>
/// <param name="pieces">The points.</param>
/// <param name="index">Filter states and extremes of every piece but the last.</param>
/// <param name="last">Those of the last piece, which is the one that changes.</param>
/// <param name="weight">The smoothing weight.</param>
/// <param name="isConstant">All values are equal: TensorBoard leaves such a series as it is.</param>
internal sealed class SmoothedPieces(PieceSequence pieces, ArraySegment<SmoothedBlock> index, SmoothedBlock last, double weight, bool isConstant)
{
    private readonly double[] _values = new double[PointBlock.Capacity];
    private readonly double[] _smoothed = new double[PointBlock.Capacity];
    private readonly SmoothedBlock _last = last;
    private SmoothingFilter _filter;
    private int _piece = -1;
    private int _next;

    /// <summary>The index over piece <paramref name="piece"/>.</summary>
    public ref readonly SmoothedBlock Index(int piece)
    {
        if (piece == index.Count)
        {
            return ref _last;
        }

        return ref index.Array![piece];
    }

    /// <summary>Smooths every point of piece <paramref name="piece"/>; other places are left as they are.</summary>
    public void Read(int piece, ReadOnlySpan<double> values, Span<double> smoothed)
    {
        if (isConstant)
        {
            values.CopyTo(smoothed);
            return;
        }

        var filter = new SmoothingFilter(weight, Index(piece).Start);
        SmoothPiece(ref filter, pieces[piece], values, smoothed, 0, PointBlock.Capacity);
    }

    /// <summary>The smoothed value at one point; cheap for places that rise within a piece.</summary>
    public double At(int piece, int place)
    {
        if (isConstant)
        {
            return pieces[piece].Block.Value(place);
        }

        if (piece != _piece || place < _next - 1)
        {
            _filter = new SmoothingFilter(weight, Index(piece).Start);
            (_piece, _next) = (piece, 0);
            pieces[piece].Block.ReadValues(_values);
        }

        if (place >= _next)
        {
            SmoothPiece(ref _filter, pieces[piece], _values, _smoothed, _next, place + 1);
            _next = place + 1;
        }

        return _smoothed[place];
    }

    /// <summary>Runs <paramref name="filter"/> over the points of a piece from place <paramref name="from"/> up to <paramref name="end"/>.</summary>
    public static void SmoothPiece(
        ref SmoothingFilter filter, Piece piece, ReadOnlySpan<double> values, Span<double> smoothed, int from, int end)
    {
        if (piece.IsFinite)
        {
            end = Math.Min(end, piece.Block.Count);
            filter.Next(values[from..end], smoothed[from..end]);
            return;
        }

        for (int word = from >> 6; word < Places.Words && word << 6 < end; word++)
        {
            ulong mask = piece.Mask(word) & Places.Full(end, word) & ~Places.Full(from, word);
            for (; mask != 0; mask &= mask - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                smoothed[place] = filter.Next(values[place]);
            }
        }
    }
}
