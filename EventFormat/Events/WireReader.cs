using System.Buffers.Binary;

namespace EventFormat.Events;

/// <summary>Walks the fields of one protobuf message in place.</summary>
/// <remarks>Every method returns false at malformed bytes; nothing of the message may be used then.</remarks>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    public const uint Varint = 0;
    public const uint Fixed64 = 1;
    public const uint Bytes = 2;
    public const uint Fixed32 = 5;

    private readonly ReadOnlySpan<byte> _message = message;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= _message.Length;

    /// <summary>Reads a key: field number × 8 + wire type. Zero is no field number.</summary>
    public bool TryReadKey(out uint key)
    {
        var isRead = TryReadVarint(out var wide) && wide is >= 8 and <= uint.MaxValue;
        key = (uint)wide;
        return isRead;
    }

    public bool TryReadVarint(out ulong value)
    {
        value = 0;
        var position = Position;
        for (var shift = 0; shift < 64 && position < _message.Length; shift += 7)
        {
            var next = _message[position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                Position = position;
                return true;
            }
        }

        return false;
    }

    public bool TryReadDouble(out double value)
    {
        var isRead = _message.Length - Position >= 8;
        value = isRead ? BinaryPrimitives.ReadDoubleLittleEndian(_message[Position..]) : 0;
        Position += 8;
        return isRead;
    }

    public bool TryReadSingle(out float value)
    {
        var isRead = _message.Length - Position >= 4;
        value = isRead ? BinaryPrimitives.ReadSingleLittleEndian(_message[Position..]) : 0;
        Position += 4;
        return isRead;
    }

    public bool TryReadBytes(out ReadOnlySpan<byte> bytes)
    {
        if (!TryReadVarint(out var length) || length > (ulong)(_message.Length - Position))
        {
            bytes = default;
            return false;
        }

        bytes = _message.Slice(Position, (int)length);
        Position += (int)length;
        return true;
    }

    /// <summary>Skips the value of an unknown field. Groups count as malformed: no version of the schema has any.</summary>
    public bool TrySkip(uint key) => (key & 7) switch
    {
        Varint => TryReadVarint(out _),
        Fixed64 => TryReadDouble(out _),
        Bytes => TryReadBytes(out _),
        Fixed32 => TryReadSingle(out _),
        _ => false,
    };
}
