using EventFormat.Summaries;

namespace EventFormat.Runs;

/// <summary>A tag of one run, as its first metadata (in the order file name, offset) defines it.</summary>
/// <param name="Index">Dense index within the run, in order of discovery; stable until the run is reset.</param>
/// <param name="Name">The tag verbatim.</param>
/// <param name="Kind">What the tag holds.</param>
/// <param name="PluginName">The plugin that owns it, spelled as in the file or as TensorBoard's data-compat layer would; may be empty.</param>
/// <param name="DisplayName">Display name of the metadata; empty when none was given.</param>
/// <param name="Description">Description (markdown) of the metadata; empty when none was given.</param>
/// <param name="PluginContent">Content bytes of the plugin data.</param>
public sealed record TagInfo(
    int Index,
    string Name,
    SummaryKind Kind,
    string PluginName,
    string DisplayName,
    string Description,
    ReadOnlyMemory<byte> PluginContent);
