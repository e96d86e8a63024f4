using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>TensorBoard's debiased exponential moving average, one point at a time.</summary>
/// <remarks>The arithmetic is that of its <c>classicSmoothing</c> (line_chart_v2/data_transformer.ts), in the same order, so that
/// results are equal to the last bit where pow is.</remarks>
internal struct SmoothingFilter : ISmoothingFilter<SmoothingFilter>
{
    private readonly double _weight;

    /// <summary>From so many points on, 1 − weightⁿ is exactly 1 in double precision and pow need not be asked.</summary>
    private readonly int _unbiasedFrom;
    private double _last;
    private int _count;

    private SmoothingFilter(double weight, SmoothingState state)
    {
        _weight = weight;
        (_last, _count) = (state.Last, (int)state.Weight);
        double points = 55 * Math.Log(2) / -Math.Log(_weight);
        _unbiasedFrom = _weight == 1 ? 0 : points < int.MaxValue ? (int)points + 1 : int.MaxValue;
    }

    public readonly SmoothingState State => new(_last, _count);

    public static SmoothingFilter From(double strength, SmoothingState state, long lastStep) => new(strength, state);

    public void Smooth(Piece piece, ReadOnlySpan<double> values, Span<double> smoothed, int from, int end)
    {
        if (piece.IsFinite)
        {
            end = Math.Min(end, piece.Block.Count);
            Next(values[from..end], smoothed[from..end]);
            return;
        }

        for (int word = from >> 6; word < Places.Words && word << 6 < end; word++)
        {
            ulong mask = piece.Mask(word) & Places.Full(end, word) & ~Places.Full(from, word);
            for (; mask != 0; mask &= mask - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                smoothed[place] = Next(values[place]);
            }
        }
    }

    /// <summary>Smooths the next points, all of them finite: the loop that most of a long series goes through.</summary>
    private void Next(ReadOnlySpan<double> values, Span<double> smoothed)
    {
        int i = 0;
        for (; i < values.Length && _count < _unbiasedFrom; i++)
        {
            smoothed[i] = Next(values[i]);
        }

        double last = _last;
        double weight = _weight;
        double share = 1 - weight;
        _count += values.Length - i;
        for (; i < values.Length && i < smoothed.Length; i++)
        {
            last = (last * weight) + (share * values[i]);
            smoothed[i] = last;
        }

        _last = last;
    }

    /// <summary>The smoothed value at the next point. One that is not finite passes unchanged and leaves no trace.</summary>
    private double Next(double value)
    {
        if (!double.IsFinite(value))
        {
            return value;
        }

        _last = (_last * _weight) + ((1 - _weight) * value);
        _count++;
        return _count >= _unbiasedFrom ? _last : _last / (1 - Math.Pow(_weight, _count));
    }
}
