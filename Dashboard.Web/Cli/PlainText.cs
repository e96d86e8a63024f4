namespace Dashboard.Web.Cli;

/// <summary>Text from files that anyone may have written, made fit for a terminal and for one line.</summary>
internal static class PlainText
{
    /// <summary>The text with '?' in place of every control character: none may steer the terminal or feign a line of its own.</summary>
    public static string Of(string text) => text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '?' : c)) : text;
}
