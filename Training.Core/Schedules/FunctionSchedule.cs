namespace Training.Core.Schedules;

/// <summary>Multiplies by what a function says: PyTorch's <c>LambdaLR</c>.</summary>
/// <param name="factor">The factor after so many units; the same for the same number, always.</param>
public sealed class FunctionSchedule(Func<long, double> factor) : FactorSchedule
{
    /// <inheritdoc/>
    public override double Factor(long step) => factor(step);
}
