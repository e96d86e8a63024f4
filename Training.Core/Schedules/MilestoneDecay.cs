namespace Training.Core.Schedules;

/// <summary>Multiplies by gamma at each milestone: PyTorch's <c>MultiStepLR</c>.</summary>
/// <param name="milestones">Units at which the rate drops; one given twice drops it twice.</param>
/// <param name="gamma">The factor of a drop.</param>
public sealed class MilestoneDecay(IReadOnlyList<long> milestones, double gamma = 0.1) : FactorSchedule
{
    private readonly long[] _milestones = [.. milestones];

    /// <inheritdoc/>
    public override double Factor(long step) => Math.Pow(gamma, _milestones.Count(milestone => milestone <= step));
}
