using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;
using Dashboard.Web.Api.TensorBoard;

namespace Dashboard.Web.Tests.Api.TensorBoard;

public sealed class PythonJsonTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\n\r\t\b\f\u0001\u007f", "\"\\n\\r\\t\\b\\f\\u0001\\u007f\"")]
    [InlineData("é😀", "\"\\u00e9\\ud83d\\ude00\"")]
    [InlineData("</script>", "\"</script>\"")]
    public void WriteString_KnownTexts_IsEscapedAsPythonDoes(string text, string expected) => Assert.Equal(expected, Write(text));

    [Fact]
    public void WriteString_AnyText_ReadsBackAsTheSame() => Gen.String.Where(text => !text.Any(char.IsSurrogate))
        .Sample(text => JsonSerializer.Deserialize<string>(Write(text)) == text);

    private static string Write(string text)
    {
        var output = new ArrayBufferWriter<byte>();
        output.WriteString(text);
        return Encoding.ASCII.GetString(output.WrittenSpan);
    }
}
