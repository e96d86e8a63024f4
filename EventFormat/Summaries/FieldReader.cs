using System.Buffers.Binary;

namespace EventFormat.Summaries;

/// <summary>Walks the fields of one protobuf message in place.</summary>
/// <remarks>A malformed message ends the walk early and sets <see cref="IsMalformed"/>; nothing is ever read beyond the span.</remarks>
internal ref struct FieldReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>How the current field is stored.</summary>
    public FieldEncoding Encoding { get; private set; }

    /// <summary>Bits of the current field where it is a varint or of fixed width.</summary>
    public ulong Bits { get; private set; }

    /// <summary>Bytes of the current field where it is length-delimited.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Whether the walk ended at something that is not a protobuf field.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Whether the current field is length-delimited and has this number.</summary>
    public readonly bool IsMessage(int field) => Field == field && Encoding == FieldEncoding.Delimited;

    /// <summary>Steps to the next field; false at the end, or where the message is malformed.</summary>
    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        if (TryReadVarint(ref _rest, out var key) && key >> 3 is > 0 and <= 0x1FFF_FFFF)
        {
            Field = (int)(key >> 3);
            Encoding = (FieldEncoding)(key & 7);
            if (TryReadValue())
            {
                return true;
            }
        }

        IsMalformed = true;
        _rest = default;
        return false;
    }

    /// <summary>Reads a varint and steps over it.</summary>
    public static bool TryReadVarint(ref ReadOnlySpan<byte> source, out ulong value)
    {
        value = 0;
        var length = Math.Min(source.Length, 10);
        for (var i = 0; i < length; i++)
        {
            value |= (ulong)(source[i] & 0x7F) << (7 * i);
            if (source[i] < 0x80)
            {
                source = source[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    private bool TryReadValue()
    {
        switch (Encoding)
        {
            case FieldEncoding.Varint when TryReadVarint(ref _rest, out var bits):
                Bits = bits;
                return true;
            case FieldEncoding.Fixed32 when _rest.Length >= sizeof(uint):
                Bits = BinaryPrimitives.ReadUInt32LittleEndian(_rest);
                _rest = _rest[sizeof(uint)..];
                return true;
            case FieldEncoding.Fixed64 when _rest.Length >= sizeof(ulong):
                Bits = BinaryPrimitives.ReadUInt64LittleEndian(_rest);
                _rest = _rest[sizeof(ulong)..];
                return true;
            case FieldEncoding.Delimited when TryReadVarint(ref _rest, out var length) && length <= (ulong)_rest.Length:
                Bytes = _rest[..(int)length];
                _rest = _rest[(int)length..];
                return true;
            default:
                return false;
        }
    }
}
