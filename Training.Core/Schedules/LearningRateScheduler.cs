using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace Training.Core.Schedules;

/// <summary>Changes an optimizer's learning rates as training goes on; its state is part of checkpoints.</summary>
public abstract class LearningRateScheduler
{
    /// <summary>Follows a schedule that counts the optimizer's steps.</summary>
    public static LearningRateScheduler PerStep(optim.Optimizer optimizer, Schedule schedule) => new ScheduledRates(optimizer, schedule, ScheduleUnit.Step);

    /// <summary>Follows a schedule that counts epochs.</summary>
    public static LearningRateScheduler PerEpoch(optim.Optimizer optimizer, Schedule schedule) => new ScheduledRates(optimizer, schedule, ScheduleUnit.Epoch);

    /// <summary>The optimizer made a step.</summary>
    public virtual void EndStep()
    {
    }

    /// <summary>An epoch ended.</summary>
    /// <param name="metrics">Its results, such as <c>loss/validation</c>.</param>
    public virtual void EndEpoch(IReadOnlyDictionary<string, double> metrics)
    {
    }

    /// <summary>What is needed to go on; the learning rates themselves included.</summary>
    public abstract JsonObject SaveState();

    /// <summary>Takes back what <see cref="SaveState"/> gave.</summary>
    public abstract void LoadState(JsonObject state);
}
