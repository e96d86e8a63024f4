namespace EventFormat.Writing;

/// <summary>Counts what a classifier gets right and wrong at evenly spaced thresholds from 0 to 1.</summary>
/// <remarks>The arithmetic is that of TensorBoard's own summary, so that the curves are the same.</remarks>
internal sealed class PrecisionRecallCounts
{
    private const double LeastDivisor = 1e-7;

    private PrecisionRecallCounts(int thresholds) =>
        (TruePositives, FalsePositives) = (new double[thresholds], new double[thresholds]);

    public double[] TruePositives { get; }

    public double[] FalsePositives { get; }

    /// <summary>Counts labels by score; scores outside 0 to 1 count as the nearer end, NaN is left out.</summary>
    public static PrecisionRecallCounts Of(
        ReadOnlySpan<float> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<float> weights, int thresholds)
    {
        var counts = new PrecisionRecallCounts(thresholds);
        for (var i = 0; i < scores.Length; i++)
        {
            if (float.IsNaN(scores[i]))
            {
                continue;
            }

            // In single precision, as the scores are: the bucket is the one TensorBoard's summary takes.
            var bucket = (int)MathF.Floor(Math.Clamp(scores[i], 0, 1) * (thresholds - 1));
            (labels[i] ? counts.TruePositives : counts.FalsePositives)[bucket] += weights.IsEmpty ? 1 : weights[i];
        }

        Accumulate(counts.TruePositives);
        Accumulate(counts.FalsePositives);
        return counts;
    }

    /// <summary>Rows of true positives, false positives, true negatives, false negatives, precision and recall.</summary>
    public float[] ToRows()
    {
        var count = TruePositives.Length;
        var rows = new float[6 * count];
        for (var i = 0; i < count; i++)
        {
            var (tp, fp) = (TruePositives[i], FalsePositives[i]);
            var (tn, fn) = (FalsePositives[0] - fp, TruePositives[0] - tp);
            ReadOnlySpan<double> column = [tp, fp, tn, fn, tp / Math.Max(LeastDivisor, tp + fp), tp / Math.Max(LeastDivisor, tp + fn)];
            for (var row = 0; row < column.Length; row++)
            {
                rows[(row * count) + i] = (float)column[row];
            }
        }

        return rows;
    }

    private static void Accumulate(double[] counts)
    {
        for (var i = counts.Length - 2; i >= 0; i--)
        {
            counts[i] += counts[i + 1];
        }
    }
}
