using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>The states of a filter at every block but the last, which is the one that changes.</summary>
internal sealed class FilterTrack<TFilter>(SmoothingRule rule) : SmoothingTrack(rule)
    where TFilter : struct, ISmoothingFilter<TFilter>
{
    private readonly double[] _values = new double[PointBlock.Capacity];
    private readonly double[] _smoothed = new double[PointBlock.Capacity];
    private SmoothingState _end;

    public override SmoothedPieces Over(PieceSequence pieces)
    {
        bool isConstant = IsConstant(pieces);
        lock (Gate)
        {
            int same = Same(pieces, Math.Max(0, pieces.Count - 1));
            if (same < Entries.Count)
            {
                _end = Entries[same].Start;
                Entries.Truncate(same);
            }

            Entries.Reserve(pieces.Count);
            var filter = TFilter.From(Rule.Strength, _end, LastStep(pieces, same - 1));
            for (int i = same; i < pieces.Count - 1; i++)
            {
                Entries.Add(Smooth(ref filter, pieces[i]));
            }

            _end = filter.State;
            SmoothedBlock last = pieces.Count > 0 ? Smooth(ref filter, pieces[pieces.Count - 1]) : default;
            return new FilteredPieces<TFilter>(pieces, Entries.Share(), last, Rule.Strength, isConstant);
        }
    }

    /// <summary>Step of the last point of a piece; 0 before the first.</summary>
    internal static long LastStep(PieceSequence pieces, int index)
    {
        if (index < 0)
        {
            return 0;
        }

        Piece piece = pieces[index];
        for (int word = Places.Words - 1; word >= 0; word--)
        {
            if (piece.Mask(word) is var mask && mask != 0)
            {
                return piece.Block.Step((word << 6) + BitOperations.Log2(mask));
            }
        }

        return 0;
    }

    private SmoothedBlock Smooth(ref TFilter filter, Piece piece)
    {
        piece.Block.ReadValues(_values);
        SmoothingState start = filter.State;
        filter.Smooth(piece, _values, _smoothed, 0, PointBlock.Capacity);
        return Entry(piece, start, _smoothed);
    }
}
