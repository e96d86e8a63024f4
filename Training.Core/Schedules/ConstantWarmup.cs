namespace Training.Core.Schedules;

/// <summary>A constant factor for some units, then the full rate: PyTorch's <c>ConstantLR</c>.</summary>
/// <param name="units">How long.</param>
/// <param name="factor">The factor until then.</param>
public sealed class ConstantWarmup(long units = 5, double factor = 1.0 / 3) : FactorSchedule
{
    /// <inheritdoc/>
    public override double Factor(long step) => step < units ? factor : 1;
}
