using System.Text.RegularExpressions;
using Dashboard.Web.Patterns;

namespace Dashboard.Web.Components.Runs;

/// <summary>A filter over names as people type it: a regular expression, case-insensitive and unanchored; empty matches everything.</summary>
/// <remarks>The pattern is the user's: what can be matched in linear time is, the rest (lookaround, back references) under a time limit. For one thread.</remarks>
public sealed class NameFilter
{
    private readonly Regex? _regex;

    // Lists renew several times a second, and each would wait for the limit again.
    private bool _takesTooLong;

    private NameFilter(string pattern, Regex? regex)
    {
        Pattern = pattern;
        _regex = regex;
    }

    /// <summary>Matches every name.</summary>
    public static NameFilter Everything { get; } = new("", null);

    public string Pattern { get; }

    public bool IsEverything => _regex is null;

    /// <summary>Compiles a pattern; false, with the reason in words, when it is not a regular expression.</summary>
    public static bool TryCreate(string pattern, out NameFilter filter, out string? error)
    {
        (filter, error) = (Everything, null);
        if (pattern.Length == 0)
        {
            return true;
        }

        try
        {
            filter = new NameFilter(pattern, UserRegex.Compile(pattern, RegexOptions.IgnoreCase));
            return true;
        }
        catch (ArgumentException invalid)
        {
            error = Reason(invalid);
            return false;
        }
    }

    /// <summary>Keeps what matches, in order; null when the pattern takes too long.</summary>
    public List<T>? Apply<T>(IEnumerable<T> rows, Func<T, string> name)
    {
        if (_takesTooLong)
        {
            return null;
        }

        var kept = new List<T>();
        try
        {
            foreach (var row in rows)
            {
                if (_regex is null || _regex.IsMatch(name(row)))
                {
                    kept.Add(row);
                }
            }

            return kept;
        }
        catch (RegexMatchTimeoutException)
        {
            _takesTooLong = true;
            return null;
        }
    }

    // .NET says: Invalid pattern '…' at offset 3. Unterminated [] set.
    private static string Reason(ArgumentException invalid) =>
        invalid is RegexParseException parse ? $"{Words(parse)} (at character {parse.Offset})" : "Not a regular expression.";

    private static string Words(RegexParseException parse)
    {
        var at = parse.Message.IndexOf("offset", StringComparison.Ordinal);
        var sentence = at < 0 ? -1 : parse.Message.IndexOf(". ", at, StringComparison.Ordinal);
        return sentence < 0 ? "Not a regular expression" : parse.Message[(sentence + 2)..].TrimEnd('.');
    }
}
