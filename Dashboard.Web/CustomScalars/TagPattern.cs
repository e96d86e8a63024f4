using System.Text.RegularExpressions;

namespace Dashboard.Web.CustomScalars;

/// <summary>Patterns of layouts: they match from the beginning of a tag, as Python's <c>re.match</c> does, and heed case.</summary>
internal static class TagPattern
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(50);

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public static Regex Compile(string pattern)
    {
        var anchored = $@"\A(?:{pattern})";
        try
        {
            return new Regex(anchored, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            return new Regex(anchored, RegexOptions.CultureInvariant, TimeLimit);
        }
    }
}
