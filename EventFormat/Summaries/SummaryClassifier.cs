using EventFormat.Events;

namespace EventFormat.Summaries;

/// <summary>Says what a tag holds, by its first value.</summary>
public static class SummaryClassifier
{
    /// <summary>Defines a tag by its first value.</summary>
    public static TagDefinition Classify(in ValueWire firstValue)
    {
        var kind = KindOf(firstValue);
        return new TagDefinition(kind, kind == SummaryKind.Scalar ? "scalars" : "", "", "", firstValue.Metadata.ToArray());
    }

    /// <summary>Whether a value fits a tag of that kind.</summary>
    public static bool Accepts(SummaryKind kind, in ValueWire value) => KindOf(value) == kind;

    private static SummaryKind KindOf(in ValueWire value) => value.Field switch
    {
        ValueField.SimpleValue => SummaryKind.Scalar,
        ValueField.Image => SummaryKind.Image,
        ValueField.Histogram => SummaryKind.Histogram,
        ValueField.Audio => SummaryKind.Audio,
        _ => ScalarValue.TryRead(value, out _, out _) ? SummaryKind.Scalar : SummaryKind.Tensor,
    };
}
