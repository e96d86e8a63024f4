using EventFormat.Events;
using Google.Protobuf;

namespace EventFormat.Summaries;

/// <summary>The one field of a <c>Summary.Value</c> that holds its data, as a slice of the message.</summary>
internal readonly record struct ValueMessage(ValueField Field, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Finds the data; the last field of the oneof wins.</summary>
    public static ValueMessage Parse(ReadOnlyMemory<byte> value)
    {
        var result = default(ValueMessage);
        var fields = new FieldReader(value.Span);
        while (fields.MoveNext())
        {
            if (fields is { Field: 3 or 4 or 5 or 6 or 8, Encoding: FieldEncoding.Delimited })
            {
                result = new ValueMessage((ValueField)fields.Field, Slice(value, fields.Bytes));
            }
            else if (fields is { Field: 2, Encoding: FieldEncoding.Fixed32 })
            {
                result = new ValueMessage(ValueField.SimpleValue, default);
            }
        }

        return fields.IsMalformed ? throw new SummaryFormatException("The value is not a protobuf message.") : result;
    }

    /// <summary>The memory under a span that lies within <paramref name="whole"/>.</summary>
    public static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> whole, ReadOnlySpan<byte> part) =>
        whole.Span.Overlaps(part, out var offset) ? whole.Slice(offset, part.Length) : default;

    /// <summary>Parses a whole message into an object.</summary>
    public static T ParseMessage<T>(MessageParser<T> parser, ReadOnlyMemory<byte> message, string name)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(message.Span);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new SummaryFormatException($"Not a {name}: {exception.Message}", exception);
        }
    }

    /// <summary>The data's bytes, where it is of the given form.</summary>
    public ReadOnlyMemory<byte> Require(ValueField field) => Field == field
        ? Payload
        : throw new SummaryFormatException($"The value holds {Field} where {field} is due.");
}
