using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>Mean of absolute differences over all elements; outputs and targets of one shape.</summary>
/// <param name="name">What it is called.</param>
public sealed class MeanAbsoluteError(string name = "mae") : SumMetric(name, 2)
{
    /// <inheritdoc/>
    protected override Tensor Sums(Tensor output, Tensor target)
    {
        var sizes = Differences.Of(output, target).abs();
        return stack([sizes.sum(), full([], sizes.numel(), ScalarType.Float64, sizes.device)]);
    }

    /// <inheritdoc/>
    protected override double Evaluate(ReadOnlySpan<double> sums) => sums[0] / sums[1];
}
