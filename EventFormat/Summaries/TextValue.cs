using System.Text;

namespace EventFormat.Summaries;

/// <summary>A decoded tensor of text.</summary>
/// <param name="Shape">The sizes of the dimensions; none for a single text.</param>
/// <param name="Texts">The texts (markdown), row-major; bytes that are not UTF-8 show as replacement characters.</param>
public sealed record TextValue(IReadOnlyList<long> Shape, IReadOnlyList<string> Texts)
{
    /// <summary>Decodes a <c>Summary.Value</c> that holds a tensor of strings.</summary>
    /// <exception cref="SummaryFormatException">The value is no text.</exception>
    public static TextValue Decode(ReadOnlyMemory<byte> value)
    {
        var tensor = TensorValue.Decode(value);
        return new TextValue(
            tensor.Shape, [.. tensor.RequireStrings().Select(text => Encoding.UTF8.GetString(text.Span))]);
    }
}
