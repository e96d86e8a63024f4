namespace Training.Core.Schedules;

/// <summary>From one factor to another in a straight line, then constant: PyTorch's <c>LinearLR</c>; the usual warm-up.</summary>
/// <param name="units">How long.</param>
/// <param name="from">The factor at first.</param>
/// <param name="to">The factor at the end.</param>
public sealed class LinearRamp(long units = 5, double from = 1.0 / 3, double to = 1) : FactorSchedule
{
    private readonly long _units = units > 0 ? units : throw new ArgumentOutOfRangeException(nameof(units));

    /// <inheritdoc/>
    public override double Factor(long step) => from + ((to - from) * Math.Min(step, _units) / _units);
}
