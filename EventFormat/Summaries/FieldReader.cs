using EventFormat.Events;

namespace EventFormat.Summaries;

/// <summary>Walks the fields of one protobuf message in place, whatever they are.</summary>
/// <remarks>A malformed message ends the walk early and sets <see cref="IsMalformed"/>; nothing is ever read beyond the span.</remarks>
public ref struct FieldReader(ReadOnlySpan<byte> message)
{
    private WireReader _wire = new(message);

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
        if (IsMalformed || _wire.IsAtEnd)
        {
            return false;
        }

        IsMalformed = !_wire.TryReadKey(out var key) || !TryReadValue(key);
        return !IsMalformed;
    }

    /// <summary>Reads a number: a field's, or the next of those packed in a length-delimited field.</summary>
    internal static bool TryReadNumber(ref WireReader source, FieldEncoding encoding, out ulong bits)
    {
        bool isRead;
        switch (encoding)
        {
            case FieldEncoding.Varint:
                return source.TryReadVarint(out bits);
            case FieldEncoding.Fixed32:
                isRead = source.TryReadSingle(out var single);
                bits = BitConverter.SingleToUInt32Bits(single);
                return isRead;
            case FieldEncoding.Fixed64:
                isRead = source.TryReadDouble(out var number);
                bits = BitConverter.DoubleToUInt64Bits(number);
                return isRead;
            default:
                bits = 0;
                return false;
        }
    }

    private bool TryReadValue(uint key)
    {
        Field = (int)(key >> 3);
        Encoding = (FieldEncoding)(key & 7);
        if (Encoding != FieldEncoding.Delimited)
        {
            var isNumber = TryReadNumber(ref _wire, Encoding, out var bits);
            Bits = bits;
            return isNumber;
        }

        var isRead = _wire.TryReadBytes(out var bytes);
        Bytes = bytes;
        return isRead;
    }
}
