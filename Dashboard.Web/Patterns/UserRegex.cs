using System.Text.RegularExpressions;

namespace Dashboard.Web.Patterns;

/// <summary>Regular expressions that somebody typed, or a log brought: none may hold the server up.</summary>
internal static class UserRegex
{
    // By the wall clock, so it must outlast the pauses of a busy machine: a match of 1 ms may take 100.
    private static readonly TimeSpan BacktrackingLimit = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Compiles a pattern. What can be matched in time linear in the text is, without a limit; the rest (lookaround, back
    /// references) throws <see cref="RegexMatchTimeoutException"/> when a match takes half a second.
    /// </summary>
    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    public static Regex Compile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options | RegexOptions.CultureInvariant, BacktrackingLimit);
        }
    }
}
