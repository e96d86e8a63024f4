using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>One part of a mesh at one step: its vertices, its faces or its colours.</summary>
/// <param name="Plugin">What the tag's metadata say: the mesh's name, which part this is, which parts there are.</param>
/// <param name="Tensor">The part: [batch, n, 3] numbers (coordinates, vertex indices, or channels from 0 to 255).</param>
public sealed record MeshValue(MeshPluginData Plugin, TensorValue Tensor)
{
    /// <summary>Decodes a <c>Summary.Value</c> with the content of its tag's metadata.</summary>
    /// <exception cref="SummaryFormatException">The value or the content is no mesh.</exception>
    public static MeshValue Decode(ReadOnlyMemory<byte> value, ReadOnlyMemory<byte> pluginContent)
    {
        var plugin = ValueMessage.ParseMessage(MeshPluginData.Parser, pluginContent, "MeshPluginData");
        var tensor = TensorValue.Decode(value);
        _ = tensor.RequireNumbers();
        return tensor.Shape is [_, _, 3]
            ? new MeshValue(plugin, tensor)
            : throw new SummaryFormatException(
                $"A part of a mesh has shape [batch, n, 3], not [{string.Join(", ", tensor.Shape)}].");
    }
}
