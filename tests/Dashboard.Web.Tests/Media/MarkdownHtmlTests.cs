using Dashboard.Web.Media;

namespace Dashboard.Web.Tests.Media;

public sealed class MarkdownHtmlTests
{
    [Theory]
    [InlineData("**bold** and *em*", "<p><strong>bold</strong> and <em>em</em></p>")]
    [InlineData("# Title", "<h1>Title</h1>")]
    [InlineData("[site](https://example.org/a?b=1)", "<p><a href=\"https://example.org/a?b=1\">site</a></p>")]
    [InlineData("a | b\n--|--\n1 | 2", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>")]
    public void Markdown_IsRendered(string markdown, string html) => Assert.Equal(html, MarkdownHtml.Of(markdown)!.Trim());

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <img src=x onerror=alert(1)> text")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("![remote](https://example.org/pixel.png)")]
    [InlineData("![reference][r]\n\n[r]: https://example.org/pixel.png")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("[click](JaVaScRiPt:alert(1))")]
    [InlineData("[click](&#106;avascript:alert(1))")]
    [InlineData("[click](  data:text/html;base64,AAAA)")]
    [InlineData("[click](vbscript:x)")]
    [InlineData("[r]\n\n[r]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[![in](javascript:1)](javascript:2)")]
    [InlineData("[local](/api/images/image?run=0)")]
    public void Markdown_ThatWouldRunOrLoad_IsDisarmed(string markdown)
    {
        var html = MarkdownHtml.Of(markdown)!;

        Assert.DoesNotMatch("<(?!/?(p|a|em|strong|code)[ >])", html);
        Assert.DoesNotMatch("href=\"(?!https?://|mailto:)", html);
        Assert.DoesNotContain("src=", html.Replace("src=x onerror", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_TooLongOrTooDeep_IsLeftAsItIs()
    {
        Assert.Null(MarkdownHtml.Of(new string('a', 300 << 10)));
        Assert.True(MarkdownHtml.Of(new string('>', 50_000)) is null or { Length: > 0 });
        Assert.True(MarkdownHtml.Of(new string('[', 50_000)) is null or { Length: > 0 });
    }
}
