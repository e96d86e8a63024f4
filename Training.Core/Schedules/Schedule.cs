namespace Training.Core.Schedules;

/// <summary>Learning rates as a function of how far training has come; nothing but arithmetic, so that any point can be resumed from.</summary>
/// <remarks>The formulae are PyTorch's (<c>torch.optim.lr_scheduler</c>) in closed form. Immutable unless a given function is not.</remarks>
public abstract class Schedule
{
    /// <summary>The rate after so many units.</summary>
    /// <param name="baseRate">The parameter group's own rate, as the optimizer was made with.</param>
    /// <param name="step">Units done, from 0.</param>
    /// <param name="group">Which parameter group.</param>
    public abstract double Rate(double baseRate, long step, int group = 0);

    /// <summary>The momentum (of Adam: beta1) after so many units; null leaves it as it is.</summary>
    public virtual double? Momentum(long step, int group = 0) => null;
}
