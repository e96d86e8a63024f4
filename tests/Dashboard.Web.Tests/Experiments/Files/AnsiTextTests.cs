using CsCheck;
using Dashboard.Web.Experiments.Files;

namespace Dashboard.Web.Tests.Experiments.Files;

public sealed class AnsiTextTests
{
    [Theory]
    [InlineData("plain", "plain|")]
    [InlineData("a\u001b[31mred\u001b[0m b", "a|,red|red, b|")]
    [InlineData("\u001b[1;32mok\u001b[39m still\u001b[22m no", "ok|green bold, still|bold, no|")]
    [InlineData("\u001b[2K\u001b[Gepoch 2", "epoch 2|")]
    [InlineData("10%\r50%\r100%\r", "100%|")]
    [InlineData("\u001b[38;5;200mx", "x|")]
    [InlineData("\u001b[", "")]
    [InlineData("", "")]
    public void Line_HasItsLooks(string line, string spans) => Assert.Equal(spans, string.Join(',', AnsiText.Read(line).Select(span => $"{span.Text}|{span.Style}")));

    [Fact]
    public void AnyLine_IsReadWithoutControlSequences() => Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Const('\u001b'), Gen.Const('['), Gen.Const('m'), Gen.Const(';')), 0, 60]
        .Sample(line => AnsiText.Read(line).Sum(span => span.Text.Length) <= line.Length && AnsiText.Read(line).All(span => !span.Text.Contains('\u001b', StringComparison.Ordinal)), iter: 3000);
}
