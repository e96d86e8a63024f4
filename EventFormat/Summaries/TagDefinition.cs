namespace EventFormat.Summaries;

/// <summary>What a tag's first value says the tag holds.</summary>
public sealed record TagDefinition(SummaryKind Kind, string PluginName, string DisplayName, string Description, byte[] PluginContent);
