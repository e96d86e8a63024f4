namespace EventFormat.Summaries;

/// <summary>A decoded precision-recall curve; every list has one element per threshold, thresholds ascending.</summary>
public sealed class PrCurveValue
{
    private readonly IReadOnlyList<double> _numbers;

    private PrCurveValue(IReadOnlyList<double> numbers, int thresholds)
    {
        _numbers = numbers;
        ThresholdCount = thresholds;
        Thresholds = [.. Enumerable.Range(0, thresholds).Select(i => (double)i / Math.Max(thresholds - 1, 1))];
    }

    /// <summary>How many thresholds the curve has.</summary>
    public int ThresholdCount { get; }

    /// <summary>The thresholds: evenly from 0 to 1.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>Counts of true positives, possibly weighted.</summary>
    public IReadOnlyList<double> TruePositives => Row(0);

    /// <summary>Counts of false positives, possibly weighted.</summary>
    public IReadOnlyList<double> FalsePositives => Row(1);

    /// <summary>Counts of true negatives, possibly weighted.</summary>
    public IReadOnlyList<double> TrueNegatives => Row(2);

    /// <summary>Counts of false negatives, possibly weighted.</summary>
    public IReadOnlyList<double> FalseNegatives => Row(3);

    /// <summary>Precision.</summary>
    public IReadOnlyList<double> Precision => Row(4);

    /// <summary>Recall.</summary>
    public IReadOnlyList<double> Recall => Row(5);

    /// <summary>Decodes a <c>Summary.Value</c> that holds a tensor of shape [6, thresholds].</summary>
    /// <exception cref="SummaryFormatException">The value is no curve.</exception>
    public static PrCurveValue Decode(ReadOnlyMemory<byte> value)
    {
        var tensor = TensorValue.Decode(value);
        var numbers = tensor.RequireNumbers();
        return tensor.Shape is [6, _]
            ? new PrCurveValue(numbers, numbers.Count / 6)
            : throw new SummaryFormatException(
                $"A precision-recall curve has shape [6, n], not [{string.Join(", ", tensor.Shape)}].");
    }

    private IReadOnlyList<double> Row(int row) =>
        [.. _numbers.Skip(row * ThresholdCount).Take(ThresholdCount)];
}
