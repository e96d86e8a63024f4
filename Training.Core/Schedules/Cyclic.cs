namespace Training.Core.Schedules;

/// <summary>Up and down between two rates: PyTorch's <c>CyclicLR</c> (Smith 2017).</summary>
/// <remarks>The group's own rate does not count.</remarks>
/// <param name="lowest">The lowest rate.</param>
/// <param name="highest">The highest rate.</param>
/// <param name="unitsUp">Units of a rise.</param>
/// <param name="unitsDown">Units of a fall; as many as of a rise when null.</param>
/// <param name="shape">How the height of cycles changes.</param>
/// <param name="gamma">For <see cref="CycleShape.Exponential"/>: by which factor per unit.</param>
/// <param name="momentum">Lowest and highest momentum, which falls while the rate rises; null leaves it as it is.</param>
public sealed class Cyclic(
    double lowest, double highest, long unitsUp = 2000, long? unitsDown = null, CycleShape shape = CycleShape.Triangular, double gamma = 1, (double Lowest, double Highest)? momentum = null)
    : Schedule
{
    private readonly double _length = unitsUp > 0 && unitsDown is null or > 0 ? unitsUp + (unitsDown ?? unitsUp) : throw new ArgumentOutOfRangeException(nameof(unitsUp));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long step, int group = 0) => lowest + ((highest - lowest) * Height(step));

    /// <inheritdoc/>
    public override double? Momentum(long step, int group = 0) =>
        momentum is var (low, high) ? high - ((high - low) * Height(step)) : null;

    /// <summary>Where between lowest (0) and highest (1).</summary>
    private double Height(long step)
    {
        var cycle = Math.Floor(1 + (step / _length));
        var at = 1 + (step / _length) - cycle;
        var rise = unitsUp / _length;
        var height = at <= rise ? at / rise : (at - 1) / (rise - 1);
        return shape switch
        {
            CycleShape.Triangular => height,
            CycleShape.Halving => height / Math.Pow(2, cycle - 1),
            CycleShape.Exponential => height * Math.Pow(gamma, step),
            _ => throw new InvalidOperationException($"No such shape: {shape}."),
        };
    }
}
