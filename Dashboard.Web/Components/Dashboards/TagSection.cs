using System.Collections.Immutable;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Components.Dashboards;

/// <summary>Tags that share their first path component, in natural order.</summary>
/// <param name="Key">The component; empty for tags that have none and share none.</param>
/// <param name="Tags">Its tags.</param>
public sealed record TagSection(string Key, ImmutableArray<TagRow> Tags)
{
    /// <summary>Key of the section of pinned tags: no path component holds a slash.</summary>
    private const string PinnedKey = "/pinned";

    public string Title => Key switch
    {
        "" => "Ungrouped",
        PinnedKey => "Pinned",
        _ => Key,
    };

    /// <summary>Where a tag stands in the section; −1 when it is not there.</summary>
    public int IndexOf(string? name)
    {
        for (var i = 0; name is not null && i < Tags.Length; i++)
        {
            if (Tags[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Groups tags into sections, all in natural order: the pinned ones, those without a path, the others by their first component.</summary>
    public static ImmutableArray<TagSection> Group(IEnumerable<TagRow> tags, IReadOnlySet<string> pinned)
    {
        var isPinned = tags.ToLookup(tag => pinned.Contains(tag.Name));
        ImmutableArray<TagSection> sections = isPinned[true].Any() ? [new TagSection(PinnedKey, InOrder(isPinned[true]))] : [];
        return sections.AddRange(ByComponent([.. isPinned[false]]));
    }

    private static IEnumerable<TagSection> ByComponent(List<TagRow> all)
    {
        var prefixes = all.Where(tag => tag.Name.Contains('/')).Select(tag => FirstComponent(tag.Name)).ToHashSet(StringComparer.Ordinal);
        return all
            .GroupBy(tag => FirstComponent(tag.Name) is var first && prefixes.Contains(first) ? first : "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, NaturalOrder.Comparer)
            .Select(group => new TagSection(group.Key, InOrder(group)));
    }

    private static ImmutableArray<TagRow> InOrder(IEnumerable<TagRow> tags) => [.. tags.OrderBy(tag => tag.Name, NaturalOrder.Comparer)];

    private static string FirstComponent(string name) => name.IndexOf('/') is var slash and >= 0 ? name[..slash] : name;
}
