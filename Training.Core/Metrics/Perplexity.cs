using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>Exponential of the mean negative log-likelihood per target.</summary>
/// <param name="ignored">A target that is not judged, such as padding.</param>
/// <param name="name">What it is called.</param>
/// <remarks>Outputs are logits (batch, classes, …), targets class indices (batch, …), as for <c>cross_entropy</c>.</remarks>
public sealed class Perplexity(long ignored = -100, string name = "perplexity") : SumMetric(name, 2)
{
    /// <inheritdoc/>
    protected override Tensor Sums(Tensor output, Tensor target)
    {
        var loss = nn.functional.cross_entropy(output.to(ScalarType.Float64), target, ignore_index: ignored, reduction: nn.Reduction.Sum);
        return stack([loss, target.ne(ignored).sum().to(ScalarType.Float64)]);
    }

    /// <inheritdoc/>
    protected override double Evaluate(ReadOnlySpan<double> sums) => Math.Exp(sums[0] / sums[1]);
}
