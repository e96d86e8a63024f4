namespace Dashboard.Web.Media;

/// <summary>What the numbers of a tensor are like, whatever they mean. Statistics are of the finite ones.</summary>
/// <param name="Finite">How many are finite.</param>
/// <param name="NaN">How many are no numbers.</param>
/// <param name="PositiveInfinities">How many are +∞.</param>
/// <param name="NegativeInfinities">How many are −∞.</param>
/// <param name="Zeros">How many are 0.</param>
/// <param name="Min">The least; NaN when none is finite.</param>
/// <param name="Max">The largest; NaN when none is finite.</param>
/// <param name="Mean">Their mean; NaN when none is finite.</param>
/// <param name="StandardDeviation">Of the population; NaN when none is finite.</param>
internal readonly record struct TensorSummary(
    long Finite, long NaN, long PositiveInfinities, long NegativeInfinities, long Zeros, double Min, double Max, double Mean, double StandardDeviation)
{
    /// <summary>One pass, by Welford's recurrence (B. P. Welford, 1962): no cancellation, however large the mean.</summary>
    public static TensorSummary Of(IReadOnlyList<double> numbers)
    {
        long finite = 0, nan = 0, positive = 0, negative = 0, zeros = 0;
        var (min, max, mean, squares) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0.0);
        foreach (var number in numbers)
        {
            if (!double.IsFinite(number))
            {
                _ = double.IsNaN(number) ? nan++ : number > 0 ? positive++ : negative++;
                continue;
            }

            finite++;
            zeros += number == 0 ? 1 : 0;
            (min, max) = (Math.Min(min, number), Math.Max(max, number));
            var distance = number - mean;
            mean += distance / finite;
            squares += distance * (number - mean);
        }

        return finite == 0
            ? new TensorSummary(0, nan, positive, negative, 0, double.NaN, double.NaN, double.NaN, double.NaN)
            : new TensorSummary(finite, nan, positive, negative, zeros, min, max, mean, Math.Sqrt(squares / finite));
    }
}
