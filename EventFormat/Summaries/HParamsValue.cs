using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>Decodes what the hparams plugin keeps in a tag's metadata; its values hold nothing.</summary>
public static class HParamsValue
{
    /// <summary>Decodes the content of the tag's metadata: an experiment, the start or the end of a session.</summary>
    /// <exception cref="SummaryFormatException">The content is none of these.</exception>
    public static HParamsPluginData Decode(ReadOnlyMemory<byte> pluginContent) =>
        ValueMessage.ParseMessage(HParamsPluginData.Parser, pluginContent, "HParamsPluginData");
}
