using EventFormat.Protos;

namespace EventFormat.Writing;

/// <summary>Logs histograms. NaN and infinite values are left out and counted, never thrown for.</summary>
public static class HistogramSummaries
{
    /// <summary>Logs how values are distributed, in TensorFlow's buckets (each 10 % wider than the one before).</summary>
    /// <returns>How many values were NaN or infinite, and left out. When no value is finite nothing is logged.</returns>
    public static long AddHistogram(this SummaryWriter writer, string tag, ReadOnlySpan<float> values, long step, double? wallTime = null)
    {
        var histogram = HistogramSummary.OfValues(values, out var nonFinite);
        writer.Add(tag, histogram, step, wallTime);
        return nonFinite;
    }

    /// <inheritdoc cref="AddHistogram(SummaryWriter, string, ReadOnlySpan{float}, long, double?)"/>
    public static long AddHistogram(this SummaryWriter writer, string tag, ReadOnlySpan<double> values, long step, double? wallTime = null)
    {
        var histogram = HistogramSummary.OfValues(values, out var nonFinite);
        writer.Add(tag, histogram, step, wallTime);
        return nonFinite;
    }

    /// <summary>Logs how values are distributed, in so many buckets of equal width.</summary>
    /// <returns>How many values were NaN or infinite, and left out. When no value is finite nothing is logged.</returns>
    public static long AddHistogram(this SummaryWriter writer, string tag, ReadOnlySpan<float> values, int bins, long step, double? wallTime = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var histogram = HistogramSummary.OfValues(values, bins, out var nonFinite);
        writer.Add(tag, histogram, step, wallTime);
        return nonFinite;
    }

    /// <inheritdoc cref="AddHistogram(SummaryWriter, string, ReadOnlySpan{float}, int, long, double?)"/>
    public static long AddHistogram(this SummaryWriter writer, string tag, ReadOnlySpan<double> values, int bins, long step, double? wallTime = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var histogram = HistogramSummary.OfValues(values, bins, out var nonFinite);
        writer.Add(tag, histogram, step, wallTime);
        return nonFinite;
    }

    /// <summary>Logs a histogram that was counted elsewhere.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="histogram">Buckets by their upper limits, in rising order, and the statistics of the values.</param>
    /// <param name="step">The step.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    public static void AddHistogram(this SummaryWriter writer, string tag, HistogramProto histogram, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        if (histogram.BucketLimit.Count != histogram.Bucket.Count)
        {
            throw new ArgumentException("A histogram has as many limits as buckets.", nameof(histogram));
        }

        writer.Add(tag, histogram, step, wallTime);
    }

    private static void Add(this SummaryWriter writer, string tag, HistogramProto? histogram, long step, double? wallTime)
    {
        if (histogram is not null)
        {
            writer.AddValue(new Summary.Types.Value { Tag = tag, Histo = histogram }, step, wallTime);
        }
    }
}
