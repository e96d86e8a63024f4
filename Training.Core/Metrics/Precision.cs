namespace Training.Core.Metrics;

/// <summary>Of what was predicted to be a class, the share that is.</summary>
/// <inheritdoc cref="ClassMetric(string, int, Average, long?, double)"/>
public sealed class Precision(int classes, Average average = Average.Macro, long? ignored = null, double threshold = 0, string name = "precision")
    : ClassMetric(name, classes, average, ignored, threshold)
{
    /// <inheritdoc/>
    protected override double Score(double hits, double predicted, double wanted) => Share(hits, predicted);
}
