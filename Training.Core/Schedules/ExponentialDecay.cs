namespace Training.Core.Schedules;

/// <summary>Multiplies by gamma every unit: PyTorch's <c>ExponentialLR</c>.</summary>
/// <param name="gamma">The factor.</param>
public sealed class ExponentialDecay(double gamma) : FactorSchedule
{
    /// <inheritdoc/>
    public override double Factor(long step) => Math.Pow(gamma, step);
}
