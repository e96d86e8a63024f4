namespace Training.Core.Metrics;

/// <summary>Of what is of a class, the share that was predicted to be.</summary>
/// <inheritdoc cref="ClassMetric(string, int, Average, long?, double)"/>
public sealed class Recall(int classes, Average average = Average.Macro, long? ignored = null, double threshold = 0, string name = "recall")
    : ClassMetric(name, classes, average, ignored, threshold)
{
    /// <inheritdoc/>
    protected override double Score(double hits, double predicted, double wanted) => Share(hits, wanted);
}
