using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>A mean of all points so far in which the weight of a point halves with every so many steps: Σ yⱼ·2^−(sᵢ−sⱼ)/h over Σ 2^−(sᵢ−sⱼ)/h.</summary>
/// <remarks>Where steps are even it is an exponential moving average of weight 2^−Δ/h; where they are not, gaps count.</remarks>
internal struct HalfLifeFilter : ISmoothingFilter<HalfLifeFilter>
{
    private readonly double _halfLife;
    private double _sum;
    private double _weight;
    private long _step;

    // Steps are mostly even, and pow is slow.
    private long _gap;
    private double _decay;

    private HalfLifeFilter(double halfLife, SmoothingState state, long lastStep)
    {
        (_halfLife, _sum, _weight, _step) = (halfLife, state.Last, state.Weight, lastStep);
        (_gap, _decay) = (0, 1);
    }

    public readonly SmoothingState State => new(_sum, _weight);

    public static HalfLifeFilter From(double strength, SmoothingState state, long lastStep) => new(strength, state, lastStep);

    public void Smooth(Piece piece, ReadOnlySpan<double> values, Span<double> smoothed, int from, int end)
    {
        Span<long> steps = stackalloc long[PointBlock.Capacity];
        piece.Block.ReadSteps(steps);
        for (int word = from >> 6; word < Places.Words && word << 6 < end; word++)
        {
            ulong mask = piece.Mask(word) & Places.Full(end, word) & ~Places.Full(from, word);
            for (; mask != 0; mask &= mask - 1)
            {
                int place = (word << 6) + BitOperations.TrailingZeroCount(mask);
                smoothed[place] = Next(steps[place], values[place]);
            }
        }
    }

    /// <summary>The smoothed value at the next point. One that is not finite passes unchanged and weighs nothing.</summary>
    private double Next(long step, double value)
    {
        // Among all points, superseded ones included, steps may go back: then no time has passed.
        long gap = step > _step ? unchecked(step - _step) : 0;
        if (gap != _gap)
        {
            (_gap, _decay) = (gap, gap < 0 ? 0 : Math.Pow(2, -gap / _halfLife)); // Below 0: farther than 2^63.
        }

        _step = step;
        _sum *= _decay;
        _weight *= _decay;
        if (!double.IsFinite(value))
        {
            return value;
        }

        _sum += value;
        _weight++;
        return _sum / _weight;
    }
}
