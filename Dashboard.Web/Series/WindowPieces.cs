namespace Dashboard.Web.Series;

/// <summary>Values smoothed by a window over the points around them.</summary>
internal sealed class WindowPieces(
    PieceSequence pieces, ArraySegment<SmoothedBlock> settled, SmoothedBlock[] rest, SmoothingRule rule, bool isConstant)
    : SmoothedPieces(pieces, settled, rest, isConstant)
{
    private readonly FiniteWindow _window = new(pieces, rule.Reach);
    private readonly WindowMean _mean = WindowMean.Create(rule);
    private readonly double[] _smoothed = new double[PointBlock.Capacity];
    private int _piece = -1;

    protected override void Smooth(int piece, ReadOnlySpan<double> values, Span<double> smoothed) =>
        _mean.Smooth(_window, piece, Pieces[piece], values, smoothed);

    protected override double Smoothed(int piece, int place)
    {
        if (piece != _piece)
        {
            Smooth(piece, Values(piece), _smoothed);
            _piece = piece;
        }

        return _smoothed[place];
    }
}
