using System.Collections.Immutable;
using System.Text;

namespace Dashboard.Web.Components.Scalars;

/// <summary>A chart that somebody made: several tags in one, or a tag over another one's values.</summary>
/// <param name="Name">As it is headed.</param>
/// <param name="XTag">The scalar whose values are its x axis; empty for the page's axis.</param>
/// <param name="Tags">The scalars that are drawn.</param>
public sealed record MadeChart(string Name, string XTag, ImmutableArray<string> Tags)
{
    /// <summary>Charts of one page.</summary>
    public const int Most = 100;

    private const char Separator = '|';
    private const char Escape = '\\';

    /// <summary>Reads <c>NAME|XTAG|TAG|TAG…</c>, in which a backslash makes the next character plain; null when there is no tag.</summary>
    public static MadeChart? Parse(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Separator)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(text[i] == Escape && i + 1 < text.Length ? text[++i] : text[i]);
            }
        }

        parts.Add(part.ToString());
        return parts.Count < 3 ? null : new MadeChart(parts[0], parts[1], [.. parts.Skip(2).Distinct(StringComparer.Ordinal)]);
    }

    public override string ToString() => string.Join(Separator, Tags.Prepend(XTag).Prepend(Name).Select(Escaped));

    public bool Equals(MadeChart? other) => other is not null && (Name, XTag) == (other.Name, other.XTag) && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Name, XTag, Tags.Length);

    private static string Escaped(string part) => part.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal);
}
