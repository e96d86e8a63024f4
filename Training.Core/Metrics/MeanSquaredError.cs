using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>Mean of squared differences over all elements; outputs and targets of one shape.</summary>
/// <param name="name">What it is called.</param>
public sealed class MeanSquaredError(string name = "mse") : SumMetric(name, 2)
{
    /// <inheritdoc/>
    protected override Tensor Sums(Tensor output, Tensor target)
    {
        var squares = Differences.Of(output, target).square();
        return stack([squares.sum(), full([], squares.numel(), ScalarType.Float64, squares.device)]);
    }

    /// <inheritdoc/>
    protected override double Evaluate(ReadOnlySpan<double> sums) => sums[0] / sums[1];
}
