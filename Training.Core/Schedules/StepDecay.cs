namespace Training.Core.Schedules;

/// <summary>Multiplies by gamma every so many units: PyTorch's <c>StepLR</c>.</summary>
/// <param name="every">Units between two drops.</param>
/// <param name="gamma">The factor of a drop.</param>
public sealed class StepDecay(long every, double gamma = 0.1) : FactorSchedule
{
    private readonly long _every = every > 0 ? every : throw new ArgumentOutOfRangeException(nameof(every));

    /// <inheritdoc/>
    public override double Factor(long step) => Math.Pow(gamma, step / _every);
}
