using System.Globalization;
using System.Text;
using Dashboard.Web.Media;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>A tensor of texts as the HTML that TensorBoard's page inserts: one text by itself, several as a table.</summary>
internal static class TextTable
{
    /// <summary>Of more than two dimensions the first matrix is shown, and a warning says so.</summary>
    public static string Of(TextValue text, bool isMarkdown)
    {
        var shape = text.Shape;
        if (shape.Count == 0)
        {
            return Html(text.Texts[0], isMarkdown);
        }

        var columns = shape.Count == 1 ? 1 : (int)shape[^1];
        var rows = shape.Count == 1 ? text.Texts.Count : text.Texts.Count == 0 ? 0 : (int)shape[^2];
        var html = new StringBuilder();
        if (shape.Count > 2)
        {
            html.Append(Html(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"**Warning:** This text summary contained data of dimensionality {shape.Count}, but only 2d tables are supported. Showing a 2d slice of the data instead."),
                isMarkdown: true));
        }

        html.Append("<table>\n<tbody>\n");
        for (var row = 0; row < rows; row++)
        {
            html.Append("<tr>\n");
            for (var column = 0; column < columns; column++)
            {
                html.Append("<td>").Append(Html(text.Texts[(row * columns) + column], isMarkdown)).Append("</td>\n");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody>\n</table>").ToString();
    }

    /// <summary>A text as HTML that runs nothing and loads nothing.</summary>
    public static string Html(string text, bool isMarkdown) => (isMarkdown ? MarkdownHtml.Of(text)?.TrimEnd('\n') : null) ?? Escape(text);

    private static string Escape(string text) => new StringBuilder(text)
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#x27;").ToString();
}
