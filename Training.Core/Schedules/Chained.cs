namespace Training.Core.Schedules;

/// <summary>Several factors at once, multiplied: PyTorch's <c>ChainedScheduler</c>.</summary>
/// <param name="schedules">The factors.</param>
public sealed class Chained(params FactorSchedule[] schedules) : FactorSchedule
{
    private readonly FactorSchedule[] _schedules = [.. schedules];

    /// <inheritdoc/>
    public override double Factor(long step) => _schedules.Aggregate(1.0, (product, schedule) => product * schedule.Factor(step));
}
