namespace EventFormat.Summaries;

/// <summary>What the first value of a tag says the tag holds.</summary>
/// <param name="Kind">What the tag holds.</param>
/// <param name="PluginName">The plugin, as in the file, or as TensorBoard names it for values in the old form.</param>
/// <param name="DisplayName">The display name; a tag of old values without one goes by its own name, as in TensorBoard.</param>
/// <param name="Description">The description (markdown); empty when none was given.</param>
/// <param name="PluginContent">Content bytes of the plugin data.</param>
public sealed record TagDefinition(
    SummaryKind Kind,
    string PluginName,
    string DisplayName,
    string Description,
    byte[] PluginContent)
{
    /// <summary>The definition of the tag <see cref="SummaryPlugin.RunGraphTag"/> that holds <c>graph_def</c> events.</summary>
    public static TagDefinition RunGraph { get; } = new(SummaryKind.Graph, SummaryPlugin.Graphs, "", "", []);

    /// <summary>The definition of the tag <see cref="SummaryPlugin.MetaGraphTag"/> that holds <c>meta_graph_def</c> events.</summary>
    public static TagDefinition MetaGraph { get; } = new(SummaryKind.Graph, SummaryPlugin.MetaGraph, "", "", []);

    /// <summary>The definition of a tag that TaggedRunMetadata events name.</summary>
    public static TagDefinition TaggedRunMetadata { get; } =
        new(SummaryKind.RunMetadata, SummaryPlugin.TaggedRunMetadata, "", "", []);
}
