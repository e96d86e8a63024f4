using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>Answers what a series holds at a step and between two steps, from the index where a block lies inside and from its points where not.</summary>
internal static class SeriesRange
{
    /// <summary>The points at steps from <paramref name="from"/> to <paramref name="to"/>, both included; null if there are none.</summary>
    public static RangeStatistics? Between(this SeriesSnapshot snapshot, long from, long to, SmoothingRule smoothing)
    {
        PieceSequence pieces = snapshot.Valid;
        var sums = new RangeSums();
        for (int i = FirstReaching(pieces, from); i < pieces.Count && pieces[i].Block.Summary.FirstStep <= to; i++)
        {
            PointBlock block = pieces[i].Block;
            if (block.Summary.FirstStep >= from && block.Summary.LastStep <= to)
            {
                sums.Add(i, block.Summary);
            }
            else
            {
                sums.Add(i, block, from, to);
            }
        }

        return sums.Count == 0 ? null : new RangeStatistics(
            sums.Count,
            sums.NonFinite,
            Point(pieces, sums.First),
            Point(pieces, sums.Last),
            Smoothed(snapshot, sums.Last, smoothing),
            sums.LowestAt < 0 ? null : Point(pieces, sums.LowestAt),
            sums.HighestAt < 0 ? null : Point(pieces, sums.HighestAt),
            sums.Sum / (sums.Count - sums.NonFinite));
    }

    /// <summary>The one point nearest to <paramref name="step"/>, the earlier of two that are equally near; null if there are no points.</summary>
    public static RangeStatistics? Near(this SeriesSnapshot snapshot, long step, SmoothingRule smoothing)
    {
        PieceSequence pieces = snapshot.Valid;
        if (pieces.Count == 0)
        {
            return null;
        }

        int reaching = FirstReaching(pieces, step);
        long? after = reaching == pieces.Count ? null : FirstFrom(pieces[reaching].Block, step);
        long? before = LastBefore(pieces, reaching, step);
        long nearest = after is not { } right ? before!.Value
            : before is not { } left ? right
            : (Int128)step - left <= (Int128)right - step ? left : right;
        return snapshot.Between(nearest, nearest, smoothing);
    }

    /// <summary>The first piece with a point at or beyond <paramref name="step"/>; the number of pieces if there is none.</summary>
    private static int FirstReaching(PieceSequence pieces, long step)
    {
        int low = 0;
        int high = pieces.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = pieces[middle].Block.Summary.LastStep < step ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static long FirstFrom(PointBlock block, long step)
    {
        for (int place = block.Summary.First; place < block.Count; place++)
        {
            if ((block.Mask(PointSet.Valid, place >> 6) >> (place & 63) & 1) != 0 && block.Step(place) >= step)
            {
                return block.Step(place);
            }
        }

        return block.Summary.LastStep;
    }

    private static long? LastBefore(PieceSequence pieces, int reaching, long step)
    {
        if (reaching < pieces.Count && pieces[reaching].Block is var block && block.Summary.FirstStep < step)
        {
            for (int place = block.Summary.Last; place >= 0; place--)
            {
                if ((block.Mask(PointSet.Valid, place >> 6) >> (place & 63) & 1) != 0 && block.Step(place) < step)
                {
                    return block.Step(place);
                }
            }
        }

        return reaching == 0 ? null : pieces[reaching - 1].Block.Summary.LastStep;
    }

    private static SeriesPoint Point(PieceSequence pieces, long at) => pieces[(int)(at >> 8)].Block.Point((int)(at & 0xFF));

    private static double? Smoothed(SeriesSnapshot snapshot, long at, SmoothingRule smoothing) =>
        smoothing.IsNone ? null : snapshot.Smoothing.Smooth(snapshot.Valid, smoothing).At((int)(at >> 8), (int)(at & 0xFF));

    /// <summary>What is known of the points so far; places are <c>piece &lt;&lt; 8 | place</c>, −1 while there are none.</summary>
    private struct RangeSums()
    {
        private double _min = double.PositiveInfinity;
        private double _max = double.NegativeInfinity;

        public long Count;
        public long NonFinite;
        public double Sum;
        public long First = -1;
        public long Last = -1;
        public long LowestAt = -1;
        public long HighestAt = -1;

        /// <summary>All points of a block.</summary>
        public void Add(int piece, in BlockSummary summary)
        {
            long at = (long)piece << 8;
            Count += summary.Count;
            NonFinite += summary.NonFinite;
            Sum += summary.Sum;
            First = First < 0 ? at | summary.First : First;
            Last = at | summary.Last;
            Extend(summary.Min, at | summary.MinAt, summary.Max, at | summary.MaxAt);
        }

        /// <summary>Those points of a block that are in the range.</summary>
        public void Add(int piece, PointBlock block, long from, long to)
        {
            for (int word = 0; word < Places.Words; word++)
            {
                for (ulong mask = block.Mask(PointSet.Valid, word); mask != 0; mask &= mask - 1)
                {
                    int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                    if (block.Step(place) is var step && step >= from && step <= to)
                    {
                        Add(((long)piece << 8) | (uint)place, block.Value(place));
                    }
                }
            }
        }

        private void Add(long at, double value)
        {
            Count++;
            First = First < 0 ? at : First;
            Last = at;
            if (!double.IsFinite(value))
            {
                NonFinite++;
                return;
            }

            Sum += value;
            Extend(value, at, value, at);
        }

        private void Extend(double min, long minAt, double max, long maxAt)
        {
            if (min < _min)
            {
                (_min, LowestAt) = (min, minAt);
            }

            if (max > _max)
            {
                (_max, HighestAt) = (max, maxAt);
            }
        }
    }
}
