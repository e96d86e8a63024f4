namespace Training.Core.Schedules;

/// <summary>Half cosines that begin anew at the group's rate, each longer than the one before: PyTorch's <c>CosineAnnealingWarmRestarts</c> (Loshchilov, Hutter 2017).</summary>
/// <param name="firstUnits">Length of the first.</param>
/// <param name="growth">How many times as long the next one is.</param>
/// <param name="lowest">The lowest rate.</param>
public sealed class CosineWarmRestarts(long firstUnits, int growth = 1, double lowest = 0) : Schedule
{
    private readonly long _firstUnits = firstUnits > 0 ? firstUnits : throw new ArgumentOutOfRangeException(nameof(firstUnits));
    private readonly int _growth = growth > 0 ? growth : throw new ArgumentOutOfRangeException(nameof(growth));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step, int group = 0)
    {
        var (at, length) = (step, _firstUnits);
        if (_growth == 1)
        {
            at %= length;
        }

        while (at >= length)
        {
            at -= length;
            length *= _growth;
        }

        return lowest + ((baseRate - lowest) * (1 + Math.Cos(Math.PI * at / length)) / 2);
    }
}
