namespace EventFormat.Summaries;

/// <summary>How the outer buckets of a histogram in the old form are read; TensorBoard's two loaders differ.</summary>
public enum HistogramReading
{
    /// <summary>Empty outer buckets are dropped; the outer edges become the least and greatest value (its Python loader).</summary>
    Trimmed,

    /// <summary>All buckets stay; the outer edges become the least and greatest value (its fast loader).</summary>
    Untrimmed,
}
