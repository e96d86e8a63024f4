namespace Dashboard.Web.Series;

/// <summary>Smoothed values of a sequence of pieces; every point can be computed from what is kept of its block.</summary>
/// <param name="pieces">The points.</param>
/// <param name="settled">What is kept of the first pieces, those that later points do not change.</param>
/// <param name="rest">The same of the other pieces.</param>
/// <param name="isConstant">All values are equal: TensorBoard leaves such a series as it is, and so does every method.</param>
internal abstract class SmoothedPieces(PieceSequence pieces, ArraySegment<SmoothedBlock> settled, SmoothedBlock[] rest, bool isConstant)
{
    private readonly double[] _values = new double[PointBlock.Capacity];

    protected PieceSequence Pieces => pieces;

    /// <summary>What is kept of piece <paramref name="piece"/>.</summary>
    public ref readonly SmoothedBlock Index(int piece)
    {
        if (piece >= settled.Count)
        {
            return ref rest[piece - settled.Count];
        }

        return ref settled.Array![piece];
    }

    /// <summary>Smooths every point of piece <paramref name="piece"/>; other places are left as they are.</summary>
    public void Read(int piece, ReadOnlySpan<double> values, Span<double> smoothed)
    {
        if (isConstant)
        {
            values.CopyTo(smoothed);
            return;
        }

        Smooth(piece, values, smoothed);
    }

    /// <summary>The smoothed value at one point; cheap for places that rise within a piece.</summary>
    public double At(int piece, int place) => isConstant ? pieces[piece].Block.Value(place) : Smoothed(piece, place);

    protected abstract void Smooth(int piece, ReadOnlySpan<double> values, Span<double> smoothed);

    protected abstract double Smoothed(int piece, int place);

    /// <summary>The values of a piece, good until the next call.</summary>
    protected double[] Values(int piece)
    {
        pieces[piece].Block.ReadValues(_values);
        return _values;
    }
}
