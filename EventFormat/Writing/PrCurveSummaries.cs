using EventFormat.Protos;

namespace EventFormat.Writing;

/// <summary>Logs precision-recall curves.</summary>
public static class PrCurveSummaries
{
    /// <summary>Logs the curve of a classifier's scores.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="scores">Scores between 0 and 1; NaN is left out.</param>
    /// <param name="labels">Which of them are truly positive.</param>
    /// <param name="step">The step.</param>
    /// <param name="thresholds">At how many thresholds, evenly spaced from 0 to 1.</param>
    /// <param name="weights">How much each one counts; 1 by default.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    public static void AddPrCurve(
        this SummaryWriter writer,
        string tag,
        ReadOnlySpan<float> scores,
        ReadOnlySpan<bool> labels,
        long step,
        int thresholds = 127,
        ReadOnlySpan<float> weights = default,
        double? wallTime = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(thresholds, 2);
        if (labels.Length != scores.Length || (!weights.IsEmpty && weights.Length != scores.Length))
        {
            throw new ArgumentException("There is one label, and one weight if any, for each score.", nameof(labels));
        }

        writer.Add(tag, PrecisionRecallCounts.Of(scores, labels, weights, thresholds).ToRows(), step, wallTime);
    }

    /// <summary>Logs a curve that was computed elsewhere: one value per threshold, thresholds rising from 0 to 1.</summary>
    public static void AddPrCurve(
        this SummaryWriter writer,
        string tag,
        ReadOnlySpan<float> truePositives,
        ReadOnlySpan<float> falsePositives,
        ReadOnlySpan<float> trueNegatives,
        ReadOnlySpan<float> falseNegatives,
        ReadOnlySpan<float> precision,
        ReadOnlySpan<float> recall,
        long step,
        double? wallTime = null)
    {
        var count = truePositives.Length;
        if (count == 0 || falsePositives.Length != count || trueNegatives.Length != count
            || falseNegatives.Length != count || precision.Length != count || recall.Length != count)
        {
            throw new ArgumentException("A curve has six values for each threshold.", nameof(truePositives));
        }

        writer.Add(tag, [.. truePositives, .. falsePositives, .. trueNegatives, .. falseNegatives, .. precision, .. recall], step, wallTime);
    }

    private static void Add(this SummaryWriter writer, string tag, float[] rows, long step, double? wallTime)
    {
        var thresholds = rows.Length / 6;
        var tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = TensorShape.Of(6, thresholds) };
        tensor.FloatVal.AddRange(rows);
        var metadata = PluginMetadata.Create("pr_curves", DataClass.Tensor, new PrCurvePluginData { NumThresholds = (uint)thresholds });
        writer.AddValue(new Summary.Types.Value { Tag = tag, Tensor = tensor, Metadata = metadata }, step, wallTime);
    }
}
