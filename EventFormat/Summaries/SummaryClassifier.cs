using System.Text;
using EventFormat.Events;

namespace EventFormat.Summaries;

/// <summary>Decides what a tag holds from its first value, and which later values belong to it.</summary>
/// <remarks>
/// TensorBoard's rules: a value in the old form (its own field of the oneof) says by that what it is, whatever its
/// metadata claims; a tensor is what the plugin of its metadata says. Never throws: malformed metadata count as none.
/// </remarks>
public static class SummaryClassifier
{
    /// <summary>Defines a tag by its first value.</summary>
    public static TagDefinition Classify(in ValueWire firstValue)
    {
        var metadata = MetadataWire.Parse(firstValue.Metadata);
        return firstValue.Field switch
        {
            ValueField.SimpleValue => Old(SummaryKind.Scalar, SummaryPlugin.Scalars, [], firstValue.Tag, metadata),
            ValueField.Histogram => Old(SummaryKind.Histogram, SummaryPlugin.Histograms, [], firstValue.Tag, metadata),

            // The contents are those TensorBoard makes up: "converted to a tensor", and for audio "encoded as WAV".
            ValueField.Image => Old(SummaryKind.Image, SummaryPlugin.Images, [0x10, 1], firstValue.Tag, metadata),
            ValueField.Audio => Old(SummaryKind.Audio, SummaryPlugin.Audio, [0x10, 11, 0x18, 1], firstValue.Tag, metadata),
            _ => New(metadata),
        };
    }

    /// <summary>Whether a value can belong to a tag of this kind; a value that cannot is a conflict.</summary>
    public static bool Accepts(SummaryKind kind, in ValueWire value) => kind switch
    {
        SummaryKind.Scalar => value.Field is ValueField.SimpleValue or ValueField.Tensor,
        SummaryKind.Histogram => value.Field is ValueField.Histogram or ValueField.Tensor,
        SummaryKind.Image => value.Field is ValueField.Image or ValueField.Tensor,
        SummaryKind.Audio => value.Field is ValueField.Audio or ValueField.Tensor,
        SummaryKind.HParams => value.Field is ValueField.None or ValueField.Tensor,
        SummaryKind.Tensor => value.Field is ValueField.None or ValueField.ObsoleteHistogram or ValueField.Tensor,
        _ => value.Field is ValueField.Tensor,
    };

    private static TagDefinition Old(
        SummaryKind kind, string plugin, byte[] content, ReadOnlySpan<byte> tag, in MetadataWire metadata)
    {
        var displayName = metadata.DisplayName.IsEmpty ? tag : metadata.DisplayName;
        return new TagDefinition(kind, plugin, Text(displayName), Text(metadata.Description), content);
    }

    private static TagDefinition New(in MetadataWire metadata)
    {
        var plugin = Text(metadata.PluginName);
        return new TagDefinition(
            KindOf(plugin),
            plugin,
            Text(metadata.DisplayName),
            Text(metadata.Description),
            metadata.PluginContent.ToArray());
    }

    private static SummaryKind KindOf(string plugin) => plugin switch
    {
        SummaryPlugin.Scalars => SummaryKind.Scalar,
        SummaryPlugin.Histograms => SummaryKind.Histogram,
        SummaryPlugin.Images => SummaryKind.Image,
        SummaryPlugin.Audio => SummaryKind.Audio,
        SummaryPlugin.Text => SummaryKind.Text,
        SummaryPlugin.PrCurves => SummaryKind.PrCurve,
        SummaryPlugin.Mesh => SummaryKind.Mesh,
        SummaryPlugin.HParams => SummaryKind.HParams,
        SummaryPlugin.CustomScalars => SummaryKind.CustomScalarLayout,
        SummaryPlugin.Graphs => SummaryKind.Graph,
        SummaryPlugin.KerasModel => SummaryKind.KerasGraph,
        SummaryPlugin.RunMetadata or SummaryPlugin.RunMetadataGraph or SummaryPlugin.TaggedRunMetadata =>
            SummaryKind.RunMetadata,
        _ => SummaryKind.Tensor,
    };

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}
