using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>Filter states and smoothed extremes at every block of a series, for one weight, carried from snapshot to snapshot.</summary>
/// <remarks>New points extend it. The last piece has no entry here: it is another one in every snapshot, and overwriting what readers
/// look at would copy everything. Superseding replaces blocks, so the entries from the first replaced block on are computed anew.</remarks>
internal sealed class SmoothingTrack(double weight)
{
    private readonly Lock _gate = new();
    private readonly SharedList<SmoothedBlock> _entries = new();
    private readonly double[] _values = new double[PointBlock.Capacity];
    private readonly double[] _smoothed = new double[PointBlock.Capacity];
    private SmoothingState _end;

    public double Weight => weight;

    /// <summary>Bytes of the entries.</summary>
    public long SizeInBytes => 4300 + (40L * _entries.Capacity);

    /// <summary>The smoothed values of <paramref name="pieces"/>.</summary>
    public SmoothedPieces Over(PieceSequence pieces)
    {
        bool isConstant = IsConstant(pieces);
        lock (_gate)
        {
            int same = Same(pieces);
            if (same < _entries.Count)
            {
                _end = _entries[same].Start;
                _entries.Truncate(same);
            }

            _entries.Reserve(pieces.Count);
            var filter = new SmoothingFilter(weight, _end);
            for (int i = same; i < pieces.Count - 1; i++)
            {
                _entries.Add(Smooth(ref filter, pieces[i]));
            }

            _end = filter.State;
            SmoothedBlock last = pieces.Count > 0 ? Smooth(ref filter, pieces[pieces.Count - 1]) : default;
            return new SmoothedPieces(pieces, _entries.Share(), last, weight, isConstant);
        }
    }

    /// <summary>How many leading pieces are those that the entries were computed from.</summary>
    private int Same(PieceSequence pieces)
    {
        int known = Math.Min(_entries.Count, Math.Max(0, pieces.Count - 1));
        if (pieces.IsOneFile)
        {
            while (known > 0 && !ReferenceEquals(_entries[known - 1].Block, pieces[known - 1].Block))
            {
                known--;
            }

            return known;
        }

        int same = 0;
        while (same < known && ReferenceEquals(_entries[same].Block, pieces[same].Block))
        {
            same++;
        }

        return same;
    }

    private SmoothedBlock Smooth(ref SmoothingFilter filter, Piece piece)
    {
        piece.Block.ReadValues(_values);
        SmoothingState start = filter.State;
        SmoothedPieces.SmoothPiece(ref filter, piece, _values, _smoothed, 0, PointBlock.Capacity);
        (double min, double max, int minAt, int maxAt) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
        for (int word = 0; word < Places.Words; word++)
        {
            for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                double smoothed = _smoothed[place];
                if (smoothed < min && smoothed != double.NegativeInfinity)
                {
                    (min, minAt) = (smoothed, place);
                }

                if (smoothed > max && smoothed != double.PositiveInfinity)
                {
                    (max, maxAt) = (smoothed, place);
                }
            }
        }

        return new SmoothedBlock(piece.Block, start, min, max, (byte)minAt, (byte)maxAt);
    }

    private static bool IsConstant(PieceSequence pieces)
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            Piece piece = pieces[i];
            ref readonly BlockSummary summary = ref piece.Block.Summary;
            if (!piece.IsSummarised || summary.NonFinite > 0 || summary.Min != summary.Max || summary.Min != pieces[0].Block.Summary.Min)
            {
                return false;
            }
        }

        return true;
    }
}
