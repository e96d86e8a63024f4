using EventFormat.Protos;
using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Metadata of summary values by plugin. Tensors carry it on every value, so that none depends on an earlier one.</summary>
internal static class PluginMetadata
{
    public static SummaryMetadata Create(string plugin, DataClass dataClass, IMessage? content = null) => new()
    {
        PluginData = new SummaryMetadata.Types.PluginData
        {
            PluginName = plugin,
            Content = content?.ToByteString() ?? ByteString.Empty,
        },
        DataClass = dataClass,
    };

    /// <summary>What the old kinds, which need no metadata, carry when their tag has a description.</summary>
    public static SummaryMetadata OfOldKind(Summary.Types.Value value) => value.ValueCase switch
    {
        Summary.Types.Value.ValueOneofCase.Histo => Create("histograms", DataClass.Tensor),
        Summary.Types.Value.ValueOneofCase.Image => Create("images", DataClass.BlobSequence),
        Summary.Types.Value.ValueOneofCase.Audio => Create("audio", DataClass.BlobSequence),
        Summary.Types.Value.ValueOneofCase.SimpleValue => Create("scalars", DataClass.Scalar),
        _ => new SummaryMetadata(),
    };
}
