namespace Dashboard.Web.Series;

/// <summary>The smoothed extremes of every block whose windows hold no point that is still to come.</summary>
internal sealed class WindowTrack(SmoothingRule rule) : SmoothingTrack(rule)
{
    private readonly double[] _values = new double[PointBlock.Capacity];
    private readonly double[] _smoothed = new double[PointBlock.Capacity];
    private readonly WindowMean _mean = WindowMean.Create(rule);

    public override SmoothedPieces Over(PieceSequence pieces)
    {
        bool isConstant = IsConstant(pieces);
        lock (Gate)
        {
            // An entry depends on the blocks after it, too, as far as the window reaches; of those the last one changes.
            var window = new FiniteWindow(pieces, Rule.Reach);
            Entries.Truncate(window.Settled(Same(pieces, Math.Max(0, pieces.Count - 1))));
            int settled = Math.Max(Entries.Count, window.Settled(Math.Max(0, pieces.Count - 1)));
            Entries.Reserve(settled);
            for (int i = Entries.Count; i < settled; i++)
            {
                Entries.Add(Smooth(window, pieces[i], i));
            }

            var rest = new SmoothedBlock[pieces.Count - settled];
            for (int i = 0; i < rest.Length; i++)
            {
                rest[i] = Smooth(window, pieces[settled + i], settled + i);
            }

            return new WindowPieces(pieces, Entries.Share(), rest, Rule, isConstant);
        }
    }

    private SmoothedBlock Smooth(FiniteWindow window, Piece piece, int index)
    {
        piece.Block.ReadValues(_values);
        _mean.Smooth(window, index, piece, _values, _smoothed);
        return Entry(piece, default, _smoothed);
    }
}
