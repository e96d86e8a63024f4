using System.Text;
using EventFormat.Protos;
using EventFormat.Summaries;

namespace EventFormat.Tests.Oracle;

/// <summary>A blob, decoded by its kind and told as the tensor that TensorBoard's Python loader makes of it.</summary>
internal sealed record DecodedTensor(
    DataType DataType, long[] Shape, double[] Numbers, IReadOnlyList<ReadOnlyMemory<byte>> Strings)
{
    public static DecodedTensor Of(ReadTag tag, ReadOnlyMemory<byte> value)
    {
        switch (tag.Info.Kind)
        {
            case SummaryKind.Image:
                var image = ImageValue.Decode(value);
                return OfStrings([Utf8($"{image.Width}"), Utf8($"{image.Height}"), .. image.Images]);
            case SummaryKind.Audio:
                return OfStrings([.. AudioValue.Decode(value).Clips.Select(clip => clip.Sound)]);
            case SummaryKind.Text:
                var text = TextValue.Decode(value);
                return new DecodedTensor(DataType.DtString, [.. text.Shape], [], [.. text.Texts.Select(Utf8)]);
            case SummaryKind.Histogram:
                return OfHistogram(value);
            case SummaryKind.PrCurve:
                var curve = PrCurveValue.Decode(value);
                return new DecodedTensor(DataType.DtFloat, [6, curve.ThresholdCount],
                    [.. curve.TruePositives, .. curve.FalsePositives, .. curve.TrueNegatives, .. curve.FalseNegatives, .. curve.Precision, .. curve.Recall],
                    []);
            case SummaryKind.Mesh:
                return OfTensor(MeshValue.Decode(value, tag.Info.PluginContent).Tensor);
            case SummaryKind.Graph or SummaryKind.RunMetadata or SummaryKind.KerasGraph:
                return OfStrings([GraphValue.Extract(value)]);
            default:
                return OfTensor(TensorValue.Decode(value));
        }
    }

    private static DecodedTensor OfHistogram(ReadOnlyMemory<byte> value)
    {
        var isOld = Summary.Types.Value.Parser.ParseFrom(value.Span).Histo is not null;
        var histogram = HistogramValue.Decode(value);
        var numbers = new List<double>();
        for (var i = 0; i < histogram.Count.Count; i++)
        {
            numbers.AddRange([histogram.Left[i], histogram.Right[i], histogram.Count[i]]);
        }

        return isOld
            ? new DecodedTensor(DataType.DtFloat, [numbers.Count / 3, 3], [.. numbers.Select(number => (double)(float)number)], [])
            : new DecodedTensor(TensorValue.Decode(value).DataType, [numbers.Count / 3, 3], [.. numbers], []);
    }

    private static DecodedTensor OfTensor(TensorValue tensor) =>
        new(tensor.DataType, [.. tensor.Shape], [.. tensor.Numbers], tensor.Strings);

    private static DecodedTensor OfStrings(IReadOnlyList<ReadOnlyMemory<byte>> strings) =>
        new(DataType.DtString, [strings.Count], [], strings);

    private static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
