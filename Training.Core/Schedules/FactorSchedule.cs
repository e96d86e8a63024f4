namespace Training.Core.Schedules;

/// <summary>A schedule that multiplies every group's rate with the same factor.</summary>
public abstract class FactorSchedule : Schedule
{
    /// <summary>What rates are multiplied with after so many units.</summary>
    public abstract double Factor(long step);

    /// <inheritdoc/>
    public sealed override double Rate(double baseRate, long step, int group = 0) => baseRate * Factor(step);
}
