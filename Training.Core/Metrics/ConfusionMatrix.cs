using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>How often each class was taken for each: exact counts.</summary>
/// <param name="classes">How many classes; 2 for outputs of the targets' own shape.</param>
/// <param name="ignored">A target that is not judged, such as padding.</param>
/// <param name="threshold">For outputs of the targets' own shape: what is above it means 1.</param>
/// <param name="name">What it is called.</param>
/// <remarks>
/// Outputs and targets as for <see cref="Accuracy"/>. Not a number: <see cref="Metric.Value"/> is the share of its diagonal, and
/// <see cref="Results"/> is empty; <see cref="Counts"/> has the matrix.
/// </remarks>
public sealed class ConfusionMatrix(int classes, long? ignored = null, double threshold = 0, string name = "confusion")
    : SumMetric(name, classes * classes)
{
    /// <summary>How many classes.</summary>
    public int Classes => classes;

    /// <summary>How often a target of the first index was taken for the second.</summary>
    public long[,] Counts()
    {
        var counts = new long[classes, classes];
        var sums = SaveState();
        for (var i = 0; i < sums.Length; i++)
        {
            counts[i / classes, i % classes] = (long)sums[i];
        }

        return counts;
    }

    /// <inheritdoc/>
    public override IEnumerable<KeyValuePair<string, double>> Results() => [];

    /// <inheritdoc/>
    protected override Tensor Sums(Tensor output, Tensor target) => Count(output, target, classes, ignored, threshold);

    /// <inheritdoc/>
    protected override double Evaluate(ReadOnlySpan<double> sums)
    {
        double diagonal = 0, all = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            diagonal += i / classes == i % classes ? sums[i] : 0;
            all += sums[i];
        }

        return diagonal / all;
    }

    /// <summary>The counts of a batch, target by target.</summary>
    internal static Tensor Count(Tensor output, Tensor target, int classes, long? ignored, double threshold)
    {
        var (predicted, wanted) = Labels.Of(output, target, threshold);
        if (ignored is { } left)
        {
            var counted = wanted.ne(left);
            (predicted, wanted) = (predicted[counted], wanted[counted]);
        }

        var cells = (wanted * classes) + predicted;
        var counts = cells.bincount(null, classes * classes);
        return counts.shape[0] == classes * classes
            ? counts
            : throw new ArgumentException($"A target or an output stands for a class that is not among {classes}.", nameof(target));
    }
}
