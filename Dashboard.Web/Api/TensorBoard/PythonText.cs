using System.Text;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Spells strings as Python's <c>repr</c> does, for error messages that clients may read.</summary>
internal static class PythonText
{
    private const int MaxLength = 200;

    public static string Repr(string? text)
    {
        if (text is null)
        {
            return "None";
        }

        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        var result = new StringBuilder().Append(quote);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            _ = c == quote || c == '\\' ? result.Append('\\').Append(c)
                : c == '\n' ? result.Append("\\n")
                : c == '\r' ? result.Append("\\r")
                : c == '\t' ? result.Append("\\t")
                : char.IsControl(c) ? result.Append($"\\x{(int)c:x2}")
                : result.Append(c);
        }

        return result.Append(quote).ToString();
    }
}
