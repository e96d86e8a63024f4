using Dashboard.Web.Graphs.Reading;
using Google.Protobuf.Reflection;

namespace Dashboard.Web.Graphs.Upload;

/// <summary>Turns protobuf's text format into its wire format, by the schema of a message.</summary>
/// <remarks>
/// Nothing is built in between: memory follows the text. Fields the schema lacks are read over. Lengths are written as five
/// bytes, since they are known only at the end: that is valid, if not the shortest.
/// Grammar: protobuf.dev/reference/protobuf/textformat-spec.
/// </remarks>
internal sealed class ProtoText
{
    private const int DeepestMessage = 64;

    private readonly ProtoTextScanner _scanner;
    private readonly WireBuffer _wire;

    private ProtoText(ReadOnlyMemory<byte> text)
    {
        _scanner = new ProtoTextScanner(text);
        _wire = new WireBuffer(text.Length);
    }

    /// <exception cref="GraphFormatException">The text is malformed; the message names the line.</exception>
    public static ReadOnlyMemory<byte> ToWire(ReadOnlyMemory<byte> text, MessageDescriptor schema)
    {
        var reader = new ProtoText(text);
        reader.ReadFields(schema, end: '\0', depth: 0);
        return reader._wire.Written;
    }

    private void ReadFields(MessageDescriptor? schema, char end, int depth)
    {
        if (depth > DeepestMessage)
        {
            throw _scanner.Fault($"more than {DeepestMessage} messages within each other");
        }

        while (!_scanner.TryTake(end))
        {
            var name = _scanner.TakeName();
            ReadField(schema?.FindFieldByName(name), depth);
            _ = _scanner.TryTake(',') || _scanner.TryTake(';');
        }
    }

    private void ReadField(FieldDescriptor? field, int depth)
    {
        var hasColon = _scanner.TryTake(':');
        if (!_scanner.TryTake('['))
        {
            ReadValue(field, hasColon, depth);
            return;
        }

        if (_scanner.TryTake(']'))
        {
            return;
        }

        do
        {
            ReadValue(field, hasColon, depth);
        }
        while (_scanner.TryTake(','));
        _scanner.Take(']');
    }

    private void ReadValue(FieldDescriptor? field, bool hasColon, int depth)
    {
        var end = _scanner.TryTake('{') ? '}' : _scanner.TryTake('<') ? '>' : '\0';
        if (end == '\0')
        {
            if (!hasColon)
            {
                throw _scanner.Fault("a ':' is missing");
            }

            ReadScalar(field);
            return;
        }

        if (field is not null && field.FieldType != FieldType.Message)
        {
            throw _scanner.Fault($"'{field.Name}' is no message");
        }

        if (field is null)
        {
            ReadFields(null, end, depth + 1);
            return;
        }

        var start = _wire.BeginMessage(field.FieldNumber);
        ReadFields(field.MessageType, end, depth + 1);
        _wire.EndMessage(start);
    }

    private void ReadScalar(FieldDescriptor? field)
    {
        if (_scanner.IsAtString)
        {
            ReadString(field);
            return;
        }

        var word = _scanner.TakeWord();
        if (field is null)
        {
            return;
        }

        if (!ScalarText.TryWrite(_wire, field, word))
        {
            throw _scanner.Fault($"'{word}' is no value for '{field.Name}'");
        }
    }

    private void ReadString(FieldDescriptor? field)
    {
        if (field is null)
        {
            _scanner.SkipStrings();
            return;
        }

        if (field.FieldType is not (FieldType.String or FieldType.Bytes))
        {
            throw _scanner.Fault($"'{field.Name}' is no text");
        }

        var start = _wire.BeginMessage(field.FieldNumber);
        _scanner.TakeStrings(_wire);
        _wire.EndMessage(start);
    }
}
