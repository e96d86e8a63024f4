namespace EventFormat.Events;

/// <summary>Walks the values of one <c>Summary</c> in place.</summary>
/// <remarks>Stops at malformed bytes; <see cref="EventWire.TryRead"/> has ruled them out for the payload of an event.</remarks>
public ref struct SummaryWire
{
    private const uint ValueKey = (1 << 3) | WireReader.Bytes;
    private WireReader _reader;
    private ValueWire _current;

    /// <summary>Starts before the first value of <paramref name="summary"/>.</summary>
    public SummaryWire(ReadOnlySpan<byte> summary) => _reader = new WireReader(summary);

    /// <summary>The value reached.</summary>
    public readonly ValueWire Current => _current;

    /// <summary>Where the value's message starts in the summary.</summary>
    public int CurrentOffset { get; private set; }

    /// <summary>Length of the value's message.</summary>
    public int CurrentLength { get; private set; }

    /// <summary>Moves to the next value; false after the last.</summary>
    public bool MoveNext() => TryMoveNext(out var isValue) && isValue;

    internal static bool IsWellFormed(ReadOnlySpan<byte> summary)
    {
        var values = new SummaryWire(summary);
        bool isWellFormed, isValue;
        do
        {
            isWellFormed = values.TryMoveNext(out isValue);
        }
        while (isValue);
        return isWellFormed;
    }

    /// <summary>False at malformed bytes; true without a value at the end.</summary>
    private bool TryMoveNext(out bool isValue)
    {
        isValue = false;
        while (!_reader.IsAtEnd)
        {
            if (!_reader.TryReadKey(out var key))
            {
                return false;
            }

            if (key != ValueKey)
            {
                if (!_reader.TrySkip(key))
                {
                    return false;
                }

                continue;
            }

            if (!_reader.TryReadBytes(out var message) || !TryReadValue(message, out _current))
            {
                return false;
            }

            CurrentLength = message.Length;
            CurrentOffset = _reader.Position - message.Length;
            isValue = true;
            return true;
        }

        return true;
    }

    private static bool TryReadValue(ReadOnlySpan<byte> message, out ValueWire value)
    {
        value = default;
        var reader = new WireReader(message);
        ReadOnlySpan<byte> tag = default, metadata = default, payload = default;
        var field = ValueField.None;
        var simple = 0f;
        while (!reader.IsAtEnd)
        {
            if (!reader.TryReadKey(out var key))
            {
                return false;
            }

            var number = key >> 3;
            var isBytes = (key & 7) == WireReader.Bytes;
            bool isRead;
            if (key == ((2 << 3) | WireReader.Fixed32))
            {
                isRead = reader.TryReadSingle(out simple);
                field = ValueField.SimpleValue;
            }
            else if (isBytes && number is (>= 3 and <= 6) or 8)
            {
                isRead = reader.TryReadBytes(out payload);
                field = (ValueField)number;
            }
            else if (isBytes && number == 1)
            {
                isRead = reader.TryReadBytes(out tag);
            }
            else
            {
                isRead = isBytes && number == 9 ? reader.TryReadBytes(out metadata) : reader.TrySkip(key);
            }

            if (!isRead)
            {
                return false;
            }
        }

        value = field == ValueField.SimpleValue
            ? new ValueWire { Tag = tag, Metadata = metadata, Field = field, SimpleValue = simple }
            : new ValueWire { Tag = tag, Metadata = metadata, Field = field, Payload = payload };
        return true;
    }
}
