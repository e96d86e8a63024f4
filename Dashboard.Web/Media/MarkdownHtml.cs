using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Dashboard.Web.Media;

/// <summary>Markdown of a log as HTML that runs nothing and loads nothing: raw HTML stays text, an image is a link, links lead to the web or to mail.</summary>
/// <remarks>Safe to use from several threads. The browser checks again, by a list of elements it lets through.</remarks>
internal static class MarkdownHtml
{
    // Beyond it a text is shown as it is: rendering hostile nesting must stay cheap.
    private const int MaxLength = 256 << 10;

    private static readonly string[] Schemes = ["http", "https", "mailto"];
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    /// <summary>The HTML; null when the text is too long or too deep to render, and is to be shown as it is.</summary>
    public static string? Of(string markdown)
    {
        if (markdown.Length > MaxLength)
        {
            return null;
        }

        try
        {
            return Markdown.ToHtml(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null; // What Markdig says of nesting beyond its limit.
        }
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras().UseTaskLists();
        builder.DocumentProcessed += Disarm;
        return builder.Build();
    }

    private static void Disarm(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.IsImage = false;
            if (!IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url))
            {
                link.ReplaceBy(new ContainerInline(), copyChildren: true);
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }
    }

    private static bool IsSafe(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme);
}
