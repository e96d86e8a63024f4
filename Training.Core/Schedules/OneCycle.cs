namespace Training.Core.Schedules;

/// <summary>Up from a small rate to the highest, then down to almost nothing: PyTorch's <c>OneCycleLR</c> (Smith, Topin 2018).</summary>
/// <remarks>The group's own rate does not count. After its end the rate stays where it came to.</remarks>
public sealed class OneCycle : Schedule
{
    private readonly double[] _highest;
    private readonly (double End, int From, int To)[] _parts; // a part ends at a step and goes from one of the levels to another
    private readonly double[] _levels; // as fractions of the highest rate: initial, highest, lowest
    private readonly (double Lowest, double Highest)? _momentum;
    private readonly bool _isLinear;

    /// <summary>A cycle of so many units.</summary>
    /// <param name="highest">The highest rate of every group, or one for all.</param>
    /// <param name="units">Length of the cycle.</param>
    /// <param name="rise">Share of the cycle that the rise takes.</param>
    /// <param name="isLinear">Straight lines instead of half cosines.</param>
    /// <param name="momentum">Lowest and highest momentum, which falls while the rate rises; null leaves it as it is. PyTorch's default is 0.85 and 0.95.</param>
    /// <param name="initialDivisor">The first rate is the highest divided by this.</param>
    /// <param name="finalDivisor">The last rate is the first divided by this.</param>
    /// <param name="hasThreePhases">Whether the fall mirrors the rise and annihilation is a phase of its own.</param>
    public OneCycle(
        IReadOnlyList<double> highest, long units, double rise = 0.3, bool isLinear = false, (double Lowest, double Highest)? momentum = null,
        double initialDivisor = 25, double finalDivisor = 1e4, bool hasThreePhases = false)
    {
        ArgumentNullException.ThrowIfNull(highest);
        ArgumentOutOfRangeException.ThrowIfZero(highest.Count, nameof(highest));
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rise);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rise, 1);
        (_highest, _isLinear, _momentum) = ([.. highest], isLinear, momentum);
        _levels = [1 / initialDivisor, 1, 1 / initialDivisor / finalDivisor];
        _parts = hasThreePhases
            ? [((rise * units) - 1, 0, 1), ((2 * rise * units) - 2, 1, 0), (units - 1, 0, 2)]
            : [((rise * units) - 1, 0, 1), (units - 1, 1, 2)];
    }

    /// <summary>A cycle of so many units with one highest rate for all groups, other things as usual.</summary>
    public OneCycle(double highest, long units)
        : this([highest], units)
    {
    }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step, int group = 0)
    {
        var (at, from, to) = At(step);
        var highest = _highest[_highest.Length == 1 ? 0 : group];
        return Between(highest * _levels[from], highest * _levels[to], at);
    }

    /// <inheritdoc/>
    public override double? Momentum(long step, int group = 0)
    {
        if (_momentum is not var (lowest, highest))
        {
            return null;
        }

        var (at, from, to) = At(step);
        return Between(from == 1 ? lowest : highest, to == 1 ? lowest : highest, at);
    }

    private (double At, int From, int To) At(long step)
    {
        double start = 0;
        foreach (var (end, from, to) in _parts)
        {
            if (step <= end)
            {
                return ((step - start) / (end - start), from, to);
            }

            start = end;
        }

        return (1, _parts[^1].From, _parts[^1].To);
    }

    private double Between(double from, double to, double at) =>
        _isLinear ? from + ((to - from) * at) : to + ((from - to) / 2 * (Math.Cos(Math.PI * at) + 1));
}
