namespace Dashboard.Web.Series;

/// <summary>Values smoothed by what came before them: a filter goes on from the state at the start of a block.</summary>
internal sealed class FilteredPieces<TFilter>(
    PieceSequence pieces, ArraySegment<SmoothedBlock> settled, SmoothedBlock last, double strength, bool isConstant)
    : SmoothedPieces(pieces, settled, [last], isConstant)
    where TFilter : struct, ISmoothingFilter<TFilter>
{
    private readonly double[] _smoothed = new double[PointBlock.Capacity];
    private TFilter _filter;
    private double[] _values = [];
    private int _piece = -1;
    private int _next;

    protected override void Smooth(int piece, ReadOnlySpan<double> values, Span<double> smoothed) =>
        Start(piece).Smooth(Pieces[piece], values, smoothed, 0, PointBlock.Capacity);

    protected override double Smoothed(int piece, int place)
    {
        if (piece != _piece || place < _next - 1)
        {
            _filter = Start(piece);
            (_piece, _next) = (piece, 0);
            _values = Values(piece);
        }

        if (place >= _next)
        {
            _filter.Smooth(Pieces[piece], _values, _smoothed, _next, place + 1);
            _next = place + 1;
        }

        return _smoothed[place];
    }

    private TFilter Start(int piece) => TFilter.From(strength, Index(piece).Start, FilterTrack<TFilter>.LastStep(Pieces, piece - 1));
}
