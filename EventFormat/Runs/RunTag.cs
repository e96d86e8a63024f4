using EventFormat.Summaries;

namespace EventFormat.Runs;

/// <summary>A tag of a run while it is read.</summary>
internal sealed class RunTag(int index, byte[] name, int hash)
{
    public readonly int Index = index;
    public readonly byte[] Name = name;
    public readonly int Hash = hash;

    /// <summary>The next tag with the same bucket.</summary>
    public RunTag? NextInBucket;

    /// <summary>The tag that followed this one last time: logs repeat their tags in cycles.</summary>
    public RunTag? Follower;

    public SummaryKind Kind;

    /// <summary>The definition in force; null until the first value was classified.</summary>
    public TagDefinition? Definition;

    /// <summary>The file, lowest in order of name, whose value defined the tag; null until then.</summary>
    public EventFileState? Definer;
}
