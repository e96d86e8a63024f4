using EventFormat.Events;
using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>A decoded histogram: bucket i counts the values from <c>Left[i]</c> to <c>Right[i]</c>.</summary>
/// <remarks>In double precision; TensorBoard's Python loader rounds old histograms to single.</remarks>
public sealed class HistogramValue
{
    private HistogramValue(IReadOnlyList<double> left, IReadOnlyList<double> right, IReadOnlyList<double> count)
    {
        Left = left;
        Right = right;
        Count = count;
    }

    /// <summary>The lower edges.</summary>
    public IReadOnlyList<double> Left { get; }

    /// <summary>The upper edges.</summary>
    public IReadOnlyList<double> Right { get; }

    /// <summary>The counts, possibly weighted.</summary>
    public IReadOnlyList<double> Count { get; }

    /// <summary>Decodes a <c>Summary.Value</c>: a HistogramProto, or a tensor of shape [k, 3].</summary>
    /// <exception cref="SummaryFormatException">The value is no histogram.</exception>
    public static HistogramValue Decode(
        ReadOnlyMemory<byte> value, HistogramReading reading = HistogramReading.Trimmed)
    {
        var message = ValueMessage.Parse(value);
        return message.Field == ValueField.Histogram
            ? FromProto(ValueMessage.ParseMessage(HistogramProto.Parser, message.Payload, "HistogramProto"), reading)
            : FromTensor(TensorParser.Parse(message.Require(ValueField.Tensor)));
    }

    private static HistogramValue FromProto(HistogramProto histogram, HistogramReading reading)
    {
        var counts = histogram.Bucket;
        var limits = histogram.BucketLimit;
        if (counts.Count != limits.Count)
        {
            throw new SummaryFormatException($"The histogram has {counts.Count} counts for {limits.Count} limits.");
        }

        var first = 0;
        var end = counts.Count;
        if (reading == HistogramReading.Trimmed)
        {
            while (first < end && !(counts[first] > 0))
            {
                first++;
            }

            while (end > first && !(counts[end - 1] > 0))
            {
                end--;
            }
        }

        var (left, right, count) = (new double[end - first], new double[end - first], new double[end - first]);
        for (var i = first; i < end; i++)
        {
            left[i - first] = i == first ? histogram.Min : limits[i - 1];
            right[i - first] = i == end - 1 ? histogram.Max : limits[i];
            count[i - first] = counts[i];
        }

        return new HistogramValue(left, right, count);
    }

    private static HistogramValue FromTensor(TensorValue tensor)
    {
        var numbers = tensor.RequireNumbers();
        if (tensor.Shape is not [_, 3])
        {
            throw new SummaryFormatException($"A histogram has shape [k, 3], not [{string.Join(", ", tensor.Shape)}].");
        }

        var buckets = numbers.Count / 3;
        var (left, right, count) = (new double[buckets], new double[buckets], new double[buckets]);
        for (var i = 0; i < buckets; i++)
        {
            left[i] = numbers[3 * i];
            right[i] = numbers[(3 * i) + 1];
            count[i] = numbers[(3 * i) + 2];
        }

        return new HistogramValue(left, right, count);
    }
}
