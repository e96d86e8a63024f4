using System.Text.Encodings.Web;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>A tag's description as the HTML that TensorBoard's clients insert: paragraphs of plain text, all markup escaped.</summary>
internal static class DescriptionHtml
{
    public static string Of(string description)
    {
        var paragraphs = description.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join('\n', paragraphs.Select(text => $"<p>{HtmlEncoder.Default.Encode(text)}</p>"));
    }
}
