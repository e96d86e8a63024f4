using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Names one element of one value as TensorBoard does, in characters that need no escape in a URL.</summary>
/// <param name="Plugin">The plugin that owns the tag.</param>
/// <param name="Run">Name of the run.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Step">The step, which no two values of the tag share.</param>
/// <param name="Index">Which element of the value's tensor.</param>
internal sealed record BlobKey(string Plugin, string Run, string Tag, long Step, int Index)
{
    // Names are bounded by what file systems and logs hold; a longer key is no key.
    private const int MaxLength = 64 << 10;

    /// <summary>base64url, without padding, of the compact JSON <c>[experiment, plugin, run, tag, step, index]</c>; all data is of one experiment, without a name.</summary>
    public override string ToString()
    {
        var json = new ArrayBufferWriter<byte>();
        json.WriteRaw("[\"\","u8);
        foreach (var name in (ReadOnlySpan<string>)[Plugin, Run, Tag])
        {
            json.WriteString(name);
            json.WriteRaw(","u8);
        }

        json.WriteNumber(Step);
        json.WriteRaw(","u8);
        json.WriteNumber((long)Index);
        json.WriteRaw("]"u8);
        return Base64Url.EncodeToString(json.WrittenSpan);
    }

    /// <summary>Null when the text is no key.</summary>
    public static BlobKey? TryParse(string? text)
    {
        if (text is not { Length: > 0 and < MaxLength } || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(text));
            return json.RootElement.EnumerateArray().ToArray() is [_, var plugin, var run, var tag, var step, var index]
                && plugin.GetString() is { } pluginName && run.GetString() is { } runName && tag.GetString() is { } tagName
                ? new BlobKey(pluginName, runName, tagName, step.GetInt64(), index.GetInt32())
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
