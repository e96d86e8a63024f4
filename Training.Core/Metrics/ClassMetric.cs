using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>A metric of every class's true and false positives and negatives, averaged.</summary>
/// <param name="name">What the result is called.</param>
/// <param name="classes">How many classes; 2 for outputs of the targets' own shape.</param>
/// <param name="average">How one number is made of them.</param>
/// <param name="ignored">A target that is not judged, such as padding.</param>
/// <param name="threshold">For outputs of the targets' own shape: what is above it means 1.</param>
/// <remarks>Outputs and targets as for <see cref="Accuracy"/>. What would be 0/0 is 0, as scikit-learn has it.</remarks>
public abstract class ClassMetric(string name, int classes, Average average, long? ignored, double threshold) : SumMetric(name, classes * classes)
{
    /// <inheritdoc/>
    protected sealed override Tensor Sums(Tensor output, Tensor target) => ConfusionMatrix.Count(output, target, classes, ignored, threshold);

    /// <inheritdoc/>
    protected sealed override double Evaluate(ReadOnlySpan<double> sums)
    {
        double total = 0, weights = 0, hits = 0, predictions = 0, targets = 0;
        for (var label = 0; label < classes; label++)
        {
            var (hit, predicted, wanted) = (sums[(label * classes) + label], 0.0, 0.0);
            for (var other = 0; other < classes; other++)
            {
                wanted += sums[(label * classes) + other];
                predicted += sums[(other * classes) + label];
            }

            (hits, predictions, targets) = (hits + hit, predictions + predicted, targets + wanted);
            var weight = average switch
            {
                Average.Binary => label == 1 ? 1 : 0,
                Average.Weighted => wanted,
                _ => predicted + wanted > 0 ? 1 : 0,
            };
            total += weight * Score(hit, predicted, wanted);
            weights += weight;
        }

        return targets == 0 ? double.NaN : average == Average.Micro ? Score(hits, predictions, targets) : total / weights;
    }

    /// <summary>The score of one class.</summary>
    /// <param name="hits">How often it was rightly predicted.</param>
    /// <param name="predicted">How often it was predicted.</param>
    /// <param name="wanted">How often it was wanted.</param>
    protected abstract double Score(double hits, double predicted, double wanted);

    /// <summary>A quotient; 0 for 0/0.</summary>
    protected static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
