namespace Training.Core.Schedules;

/// <summary>Along half a cosine from the group's rate to the lowest, and back after it: PyTorch's <c>CosineAnnealingLR</c> (Loshchilov, Hutter 2017, without restarts).</summary>
/// <param name="units">Until the lowest rate.</param>
/// <param name="lowest">The lowest rate.</param>
public sealed class CosineAnnealing(long units, double lowest = 0) : Schedule
{
    private readonly long _units = units > 0 ? units : throw new ArgumentOutOfRangeException(nameof(units));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step, int group = 0) =>
        lowest + ((baseRate - lowest) * (1 + Math.Cos(Math.PI * step / _units)) / 2);
}
