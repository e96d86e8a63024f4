using System.Buffers.Text;
using EventFormat.Events;

namespace EventFormat.Summaries;

/// <summary>The images of one step, still encoded, as slices of the decoded bytes.</summary>
/// <param name="Width">Width in pixels, as the writer says.</param>
/// <param name="Height">Height in pixels, as the writer says.</param>
/// <param name="Images">One file (PNG, JPEG, GIF, BMP) per sample.</param>
public sealed record ImageValue(int Width, int Height, IReadOnlyList<ReadOnlyMemory<byte>> Images)
{
    /// <summary>Decodes a <c>Summary.Value</c>: an Image message, or a tensor of strings [width, height, image…].</summary>
    /// <exception cref="SummaryFormatException">The value is no image.</exception>
    public static ImageValue Decode(ReadOnlyMemory<byte> value)
    {
        var message = ValueMessage.Parse(value);
        return message.Field == ValueField.Image
            ? FromImage(message.Payload)
            : FromTensor(TensorParser.Parse(message.Require(ValueField.Tensor)));
    }

    private static ImageValue FromImage(ReadOnlyMemory<byte> message)
    {
        var (width, height) = (0, 0);
        ReadOnlyMemory<byte> image = default;
        var fields = new FieldReader(message.Span);
        while (fields.MoveNext())
        {
            switch (fields)
            {
                case { Field: 1, Encoding: FieldEncoding.Varint }:
                    height = (int)fields.Bits;
                    break;
                case { Field: 2, Encoding: FieldEncoding.Varint }:
                    width = (int)fields.Bits;
                    break;
                case { Field: 4, Encoding: FieldEncoding.Delimited }:
                    image = ValueMessage.Slice(message, fields.Bytes);
                    break;
            }
        }

        return fields.IsMalformed
            ? throw new SummaryFormatException("The image is not a protobuf message.")
            : new ImageValue(width, height, [image]);
    }

    private static ImageValue FromTensor(TensorValue tensor)
    {
        var strings = tensor.RequireStrings();
        if (strings.Count < 2)
        {
            throw new SummaryFormatException("The image has no width and height.");
        }

        return new ImageValue(ParseSize(strings[0].Span), ParseSize(strings[1].Span), [.. strings.Skip(2)]);
    }

    private static int ParseSize(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out int size, out var length) && length == digits.Length && size >= 0
            ? size
            : throw new SummaryFormatException("The image's width or height is not a number.");
}
