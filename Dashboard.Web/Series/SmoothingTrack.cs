using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>What smoothing remembers at every block of a series, for one rule, carried from snapshot to snapshot.</summary>
/// <remarks>
/// New points extend it. Pieces that later points can change have no entry here: they are others in every snapshot, and
/// overwriting what readers look at would copy everything. Superseding replaces blocks, so the entries that depend on a
/// replaced block are computed anew.
/// </remarks>
internal abstract class SmoothingTrack(SmoothingRule rule)
{
    protected Lock Gate { get; } = new();

    protected SharedList<SmoothedBlock> Entries { get; } = new();

    public SmoothingRule Rule => rule;

    /// <summary>Bytes of the entries.</summary>
    public long SizeInBytes => 4300 + (40L * Entries.Capacity);

    public static SmoothingTrack Create(SmoothingRule rule) => rule.Method switch
    {
        SmoothingMethod.Exponential => new FilterTrack<SmoothingFilter>(rule),
        SmoothingMethod.TimeWeighted => new FilterTrack<HalfLifeFilter>(rule),
        _ => new WindowTrack(rule),
    };

    /// <summary>The smoothed values of <paramref name="pieces"/>.</summary>
    public abstract SmoothedPieces Over(PieceSequence pieces);

    /// <summary>How many of the first <paramref name="known"/> pieces are those that the entries were computed from.</summary>
    protected int Same(PieceSequence pieces, int known)
    {
        known = Math.Min(Entries.Count, known);
        if (pieces.IsOneFile)
        {
            while (known > 0 && !ReferenceEquals(Entries[known - 1].Block, pieces[known - 1].Block))
            {
                known--;
            }

            return known;
        }

        int same = 0;
        while (same < known && ReferenceEquals(Entries[same].Block, pieces[same].Block))
        {
            same++;
        }

        return same;
    }

    protected static bool IsConstant(PieceSequence pieces)
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

    /// <summary>What is kept of a piece whose smoothed values are known.</summary>
    protected static SmoothedBlock Entry(Piece piece, SmoothingState start, ReadOnlySpan<double> smoothed)
    {
        (double min, double max, int minAt, int maxAt) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
        for (int word = 0; word < Places.Words; word++)
        {
            for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                double value = smoothed[place];
                if (value < min && value != double.NegativeInfinity)
                {
                    (min, minAt) = (value, place);
                }

                if (value > max && value != double.PositiveInfinity)
                {
                    (max, maxAt) = (value, place);
                }
            }
        }

        return new SmoothedBlock(piece.Block, start, min, max, (byte)minAt, (byte)maxAt);
    }
}
