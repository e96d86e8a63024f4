namespace Training.Core.Schedules;

/// <summary>Multiplies, unit by unit, by what a function says of each: PyTorch's <c>MultiplicativeLR</c>. Remembers the last product; for one thread.</summary>
/// <param name="factor">The factor of a unit, from 1; the same for the same number, always.</param>
public sealed class ProductSchedule(Func<long, double> factor) : FactorSchedule
{
    private long _step;
    private double _product = 1;

    /// <inheritdoc/>
    public override double Factor(long step)
    {
        if (step < _step)
        {
            (_step, _product) = (0, 1);
        }

        while (_step < step)
        {
            _product *= factor(++_step);
        }

        return _product;
    }
}
