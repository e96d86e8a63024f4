using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>The finite values of a piece together with so many on either side of it; pieces are best asked for in order.</summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed class FiniteWindow
{
    private readonly PieceSequence _pieces;
    private readonly int _reach;
    private readonly double[] _block = new double[PointBlock.Capacity];

    /// <summary>The pieces that have finite values, and how many finite values stand before each of them and in all.</summary>
    private readonly int[] _filled;
    private readonly long[] _before;

    /// <summary>The window: values of the filled pieces from <see cref="_first"/> up to <see cref="_end"/>.</summary>
    private double[] _values = [];
    private int _count;
    private int _first;
    private int _end;

    public FiniteWindow(PieceSequence pieces, int reach)
    {
        (_pieces, _reach) = (pieces, reach);
        var filled = new List<int>(pieces.Count);
        var before = new List<long>(pieces.Count + 1);
        long sum = 0;
        for (int i = 0; i < pieces.Count; i++)
        {
            if (FiniteCount(pieces[i]) is var count && count > 0)
            {
                filled.Add(i);
                before.Add(sum);
                sum += count;
            }
        }

        before.Add(sum);
        (_filled, _before) = ([.. filled], [.. before]);
    }

    /// <summary>How many of the first <paramref name="known"/> pieces have windows that end within these.</summary>
    public int Settled(int known)
    {
        int filled = Rank(known);
        int settled = filled;
        while (settled > 0 && _before[filled] - _before[settled] < _reach)
        {
            settled--;
        }

        return settled == 0 ? 0 : settled == filled ? known : _filled[settled];
    }

    /// <summary>The values around those of piece <paramref name="piece"/>, and where its own begin; good until the next call.</summary>
    public ReadOnlySpan<double> Around(int piece, out int start)
    {
        int own = Rank(piece);
        int first = own;
        while (first > 0 && _before[own] - _before[first] < _reach)
        {
            first--;
        }

        int after = Math.Min(own + 1, _filled.Length);
        int end = after;
        while (end < _filled.Length && _before[end] - _before[after] < _reach)
        {
            end++;
        }

        Slide(first, end);
        start = (int)(_before[own] - _before[first]);
        return _values.AsSpan(0, _count);
    }

    // Consecutive pieces share most of their windows: what is there is moved, and only what is new is read.
    private void Slide(int first, int end)
    {
        bool isForward = first >= _first && first < _end && end >= _end;
        int kept = isForward ? (int)(_before[_end] - _before[first]) : 0;
        var values = (int)(_before[end] - _before[first]) is var count && count <= _values.Length ? _values : new double[Math.Max(count, 2 * _values.Length)];
        Array.Copy(_values, _count - kept, values, 0, kept);
        (_values, _count) = (values, kept);
        for (int i = isForward ? _end : first; i < end; i++)
        {
            Append(_pieces[_filled[i]]);
        }

        (_first, _end) = (first, end);
    }

    private void Append(Piece piece)
    {
        if (piece.IsFinite)
        {
            piece.Block.ReadValues(_values.AsSpan(_count, piece.Block.Count));
            _count += piece.Block.Count;
            return;
        }

        piece.Block.ReadValues(_block);
        for (int word = 0; word < Places.Words; word++)
        {
            for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
            {
                if (_block[(word << 6) + BitOperations.TrailingZeroCount(mask)] is var value && double.IsFinite(value))
                {
                    _values[_count++] = value;
                }
            }
        }
    }

    private int FiniteCount(Piece piece)
    {
        if (piece.IsSummarised)
        {
            return piece.Block.Summary.Count - piece.Block.Summary.NonFinite;
        }

        int count = 0;
        piece.Block.ReadValues(_block);
        for (int word = 0; word < Places.Words; word++)
        {
            for (ulong mask = piece.Mask(word); mask != 0; mask &= mask - 1)
            {
                count += double.IsFinite(_block[(word << 6) + BitOperations.TrailingZeroCount(mask)]) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>How many filled pieces stand before piece <paramref name="piece"/>.</summary>
    private int Rank(int piece)
    {
        int at = Array.BinarySearch(_filled, piece);
        return at < 0 ? ~at : at;
    }
}
