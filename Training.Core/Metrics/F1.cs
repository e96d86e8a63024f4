namespace Training.Core.Metrics;

/// <summary>Harmonic mean of precision and recall.</summary>
/// <inheritdoc cref="ClassMetric(string, int, Average, long?, double)"/>
public sealed class F1(int classes, Average average = Average.Macro, long? ignored = null, double threshold = 0, string name = "f1")
    : ClassMetric(name, classes, average, ignored, threshold)
{
    /// <inheritdoc/>
    protected override double Score(double hits, double predicted, double wanted) => Share(2 * hits, predicted + wanted);
}
