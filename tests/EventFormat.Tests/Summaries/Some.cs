using EventFormat.Events;
using EventFormat.Protos;
using Google.Protobuf;

namespace EventFormat.Tests.Summaries;

/// <summary>Builds summary values with Google.Protobuf, independently of the code under test.</summary>
internal static class Some
{
    public static Summary.Types.Value Tensor(TensorProto tensor, string plugin = "") => new()
    {
        Tag = "tag",
        Metadata = new SummaryMetadata { PluginData = new SummaryMetadata.Types.PluginData { PluginName = plugin } },
        Tensor = tensor,
    };

    public static TensorProto Strings(long[] shape, params ByteString[] strings) => new()
    {
        Dtype = DataType.DtString,
        TensorShape = Shape(shape),
        StringVal = { strings },
    };

    public static TensorProto Floats(long[] shape, params float[] numbers) => new()
    {
        Dtype = DataType.DtFloat,
        TensorShape = Shape(shape),
        FloatVal = { numbers },
    };

    public static TensorShapeProto Shape(params long[] sizes) =>
        new() { Dim = { sizes.Select(size => new TensorShapeProto.Types.Dim { Size = size }) } };

    /// <summary>The value as the scanner hands it over.</summary>
    public static ValueWire Wire(Summary.Types.Value value) => new()
    {
        Tag = value.Tag.Length == 0 ? default : ByteString.CopyFromUtf8(value.Tag).Span,
        Metadata = value.Metadata is null ? default : value.Metadata.ToByteArray(),
        Field = (ValueField)value.ValueCase,
        Payload = value.ValueCase switch
        {
            Summary.Types.Value.ValueOneofCase.Tensor => value.Tensor.ToByteArray(),
            Summary.Types.Value.ValueOneofCase.Histo => value.Histo.ToByteArray(),
            Summary.Types.Value.ValueOneofCase.Image => value.Image.ToByteArray(),
            Summary.Types.Value.ValueOneofCase.Audio => value.Audio.ToByteArray(),
            _ => default,
        },
        SimpleValue = value.HasSimpleValue ? value.SimpleValue : 0,
    };

    /// <summary>A scalar's tensor bytes as the scanner hands them over.</summary>
    public static ValueWire Wire(ReadOnlySpan<byte> tensor) => new() { Field = ValueField.Tensor, Payload = tensor };
}
