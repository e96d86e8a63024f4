using EventFormat.Protos;

namespace EventFormat.Writing;

/// <summary>A scalar with metadata, for the first value of a tag that has a description.</summary>
/// <remarks>A tensor, since TensorBoard's fast loader takes no description from a simple value.</remarks>
internal static class ScalarSummary
{
    public static Summary.Types.Value Create(string tag, double value) => new()
    {
        Tag = tag,
        Tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = new TensorShapeProto(), FloatVal = { (float)value } },
        Metadata = PluginMetadata.Create("scalars", DataClass.Scalar),
    };
}
