using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>Coefficient of determination R²: how much of the targets' variance is explained; the mean over outputs when there are several.</summary>
/// <param name="outputs">Outputs per item: 1 for shapes (batch) and (batch, 1).</param>
/// <param name="name">What it is called.</param>
/// <remarks>
/// Outputs and targets of one shape, (batch) or (batch, outputs). Means and squares about them are merged batch by batch (Chan et al.
/// 1979), so that targets far from zero lose no digits. A target that never changes counts 1 when it is met exactly, else 0, as in scikit-learn.
/// </remarks>
public sealed class RSquared(int outputs = 1, string name = "r2") : SumMetric(name, 1 + (3 * outputs))
{
    /// <inheritdoc/>
    protected override Tensor Sums(Tensor output, Tensor target)
    {
        var difference = Differences.Of(output, target).reshape(-1, outputs);
        var wanted = target.to(ScalarType.Float64).reshape(-1, outputs);
        var mean = wanted.mean([0L]);
        return cat([full([1], wanted.shape[0], ScalarType.Float64, wanted.device), difference.square().sum([0L]), mean, (wanted - mean).square().sum([0L])]);
    }

    /// <inheritdoc/>
    protected override void Combine(Tensor sums, Tensor batch)
    {
        var (count, added) = (sums[..1].clone(), batch[..1]);
        var (mean, squares) = (sums.narrow(0, 1 + outputs, outputs), sums.narrow(0, 1 + (2 * outputs), outputs));
        var step = batch.narrow(0, 1 + outputs, outputs) - mean;
        base.Combine(sums.narrow(0, 0, 1 + outputs), batch.narrow(0, 0, 1 + outputs));
        squares.add_(batch.narrow(0, 1 + (2 * outputs), outputs)).add_(step.square() * count * added / (count + added));
        mean.add_(step * added / (count + added));
    }

    /// <inheritdoc/>
    protected override double Evaluate(ReadOnlySpan<double> sums)
    {
        double total = 0;
        var count = sums[0];
        for (var i = 0; i < outputs; i++)
        {
            var (errors, variation) = (sums[1 + i], sums[1 + (2 * outputs) + i]);
            total += variation > 0 ? 1 - (errors / variation) : errors == 0 ? 1 : 0;
        }

        return count == 0 ? double.NaN : total / outputs;
    }
}
