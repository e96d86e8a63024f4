namespace Training.Core.Schedules;

/// <summary>Another schedule up to some unit, then from the rate it came to towards a constant one, at which weights are averaged: PyTorch's <c>SWALR</c> (Izmailov et al. 2018).</summary>
/// <remarks>Momentum stays where it was when this one took over.</remarks>
public sealed class SwaAnnealing : Schedule
{
    private readonly double[] _rates;
    private readonly Schedule? _before;
    private readonly long _start;
    private readonly long _units;
    private readonly bool _isLinear;

    /// <summary>Towards a constant rate.</summary>
    /// <param name="rates">The constant rate of every group, or one for all.</param>
    /// <param name="before">What comes before; the group's own rate when null.</param>
    /// <param name="start">Units after which this one takes over.</param>
    /// <param name="units">How long it takes to the constant rate; 0 for at once.</param>
    /// <param name="isLinear">A straight line instead of half a cosine.</param>
    public SwaAnnealing(IReadOnlyList<double> rates, Schedule? before = null, long start = 0, long units = 10, bool isLinear = false)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfZero(rates.Count, nameof(rates));
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        (_rates, _before, _start, _units, _isLinear) = ([.. rates], before, start, units, isLinear);
    }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step, int group = 0)
    {
        var from = _before?.Rate(baseRate, Math.Min(step, _start), group) ?? baseRate;
        if (step <= _start)
        {
            return from;
        }

        var share = Math.Min(1, (step - _start) / (double)Math.Max(1, _units));
        var way = _isLinear ? share : (1 - Math.Cos(Math.PI * share)) / 2;
        var to = _rates[_rates.Length == 1 ? 0 : group];
        return (to * way) + (from * (1 - way));
    }

    /// <inheritdoc/>
    public override double? Momentum(long step, int group = 0) => _before?.Momentum(Math.Min(step, _start), group);
}
