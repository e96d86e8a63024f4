using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>Share of targets that are among the highest scores.</summary>
/// <param name="top">How many of the highest scores count.</param>
/// <param name="ignored">A target that is not judged, such as padding.</param>
/// <param name="threshold">For outputs of the targets' own shape: what is above it means 1. Zero suits logits, one half probabilities.</param>
/// <param name="name">What it is called; <c>accuracy</c> or <c>top5</c> by default.</param>
/// <remarks>Outputs (batch, classes, …) with targets (batch, …) of class indices; or both of one shape, with targets 0 and 1.</remarks>
public sealed class Accuracy(int top = 1, long? ignored = null, double threshold = 0, string? name = null)
    : SumMetric(name ?? (top == 1 ? "accuracy" : $"top{top}"), 2)
{
    private readonly int _top = top > 0 ? top : throw new ArgumentOutOfRangeException(nameof(top));

    /// <inheritdoc/>
    protected override Tensor Sums(Tensor output, Tensor target)
    {
        var right = IsRight(output, target);
        var counted = ignored is { } left ? target.reshape(-1).ne(left) : ones_like(right);
        return stack([right.logical_and(counted).sum(), counted.sum()]);
    }

    /// <inheritdoc/>
    protected override double Evaluate(ReadOnlySpan<double> sums) => sums[0] / sums[1];

    private Tensor IsRight(Tensor output, Tensor target)
    {
        if (_top == 1 || output.dim() == target.dim())
        {
            var (predicted, wanted) = Labels.Of(output, target, threshold);
            return predicted.eq(wanted);
        }

        var (_, highest) = output.topk(_top, dim: 1);
        return highest.eq(target.unsqueeze(1)).any(1).reshape(-1);
    }
}
