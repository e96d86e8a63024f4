namespace Dashboard.Web.Series;

/// <summary>TensorBoard's debiased exponential moving average, one point at a time.</summary>
/// <remarks>The arithmetic is that of its <c>classicSmoothing</c> (line_chart_v2/data_transformer.ts), in the same order, so that
/// results are equal to the last bit where pow is.</remarks>
internal struct SmoothingFilter
{
    private readonly double _weight;

    /// <summary>From so many points on, 1 − weightⁿ is exactly 1 in double precision and pow need not be asked.</summary>
    private readonly int _unbiasedFrom;
    private double _last;
    private int _count;

    /// <param name="weight">Clamped to 0…1; 0 if not finite.</param>
    public SmoothingFilter(double weight)
        : this(weight, default)
    {
    }

    public SmoothingFilter(double weight, SmoothingState state)
    {
        _weight = Clamp(weight);
        (_last, _count) = (state.Last, state.Count);
        double points = 55 * Math.Log(2) / -Math.Log(_weight);
        _unbiasedFrom = _weight == 1 ? 0 : points < int.MaxValue ? (int)points + 1 : int.MaxValue;
    }

    /// <summary>What a later filter goes on from.</summary>
    public readonly SmoothingState State => new(_last, _count);

    /// <summary>The weight that is meant by <paramref name="weight"/>.</summary>
    public static double Clamp(double weight) => double.IsFinite(weight) ? Math.Clamp(weight, 0, 1) : 0;

    /// <summary>Smooths the next points, all of them finite: the loop that most of a long series goes through.</summary>
    public void Next(ReadOnlySpan<double> values, Span<double> smoothed)
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
    public double Next(double value)
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

/// <param name="Last">The biased average so far.</param>
/// <param name="Count">Finite points so far.</param>
internal readonly record struct SmoothingState(double Last, int Count);
