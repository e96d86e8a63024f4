namespace Dashboard.Web.Api.TensorBoard;

/// <summary>A tag's description, Markdown, as the HTML that TensorBoard's clients insert.</summary>
internal static class DescriptionHtml
{
    public static string Of(string description) => description.Length == 0 ? "" : TextTable.Html(description, isMarkdown: true);
}
