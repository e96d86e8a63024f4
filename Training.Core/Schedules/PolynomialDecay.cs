namespace Training.Core.Schedules;

/// <summary>Down to zero along a power: PyTorch's <c>PolynomialLR</c>.</summary>
/// <param name="units">Until the rate is zero.</param>
/// <param name="power">1 is a straight line.</param>
public sealed class PolynomialDecay(long units = 5, double power = 1) : FactorSchedule
{
    private readonly long _units = units > 0 ? units : throw new ArgumentOutOfRangeException(nameof(units));

    /// <inheritdoc/>
    public override double Factor(long step) => Math.Pow(1 - ((double)Math.Min(step, _units) / _units), power);
}
