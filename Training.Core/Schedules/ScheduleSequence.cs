namespace Training.Core.Schedules;

/// <summary>One schedule after another, each counting from its own beginning: PyTorch's <c>SequentialLR</c>.</summary>
public sealed class ScheduleSequence : Schedule
{
    private readonly Schedule[] _schedules;
    private readonly long[] _milestones;

    /// <summary>Schedules and where the next one takes over.</summary>
    /// <param name="schedules">In order.</param>
    /// <param name="milestones">Rising, one fewer than schedules.</param>
    public ScheduleSequence(IReadOnlyList<Schedule> schedules, IReadOnlyList<long> milestones)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(milestones);
        if (milestones.Count != schedules.Count - 1 || milestones.Zip(milestones.Skip(1)).Any(static pair => pair.First >= pair.Second))
        {
            throw new ArgumentException("Milestones rise, and are one fewer than schedules.", nameof(milestones));
        }

        (_schedules, _milestones) = ([.. schedules], [.. milestones]);
    }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step, int group = 0)
    {
        var (schedule, since) = At(step);
        return schedule.Rate(baseRate, since, group);
    }

    /// <inheritdoc/>
    public override double? Momentum(long step, int group = 0)
    {
        var (schedule, since) = At(step);
        return schedule.Momentum(since, group);
    }

    private (Schedule Schedule, long Since) At(long step)
    {
        var passed = _milestones.Count(milestone => milestone <= step);
        return (_schedules[passed], passed == 0 ? step : step - _milestones[passed - 1]);
    }
}
