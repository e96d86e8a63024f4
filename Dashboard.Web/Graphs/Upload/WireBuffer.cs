using System.Buffers.Binary;
using System.Text;

namespace Dashboard.Web.Graphs.Upload;

/// <summary>Grows protobuf's wire format at its end; messages are closed when their length is known.</summary>
internal sealed class WireBuffer(int capacity)
{
    private const int LengthBytes = 5;

    private byte[] _bytes = new byte[Math.Max(capacity / 2, 256)];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Starts a length-delimited field; what is returned ends it.</summary>
    public int BeginMessage(int field)
    {
        AppendKey(field, 2);
        Room(LengthBytes);
        return Length += LengthBytes;
    }

    public void EndMessage(int start)
    {
        var length = Length - start;
        for (var i = 0; i < LengthBytes; i++)
        {
            _bytes[start - LengthBytes + i] = (byte)(((length >> (7 * i)) & 0x7F) | (i < LengthBytes - 1 ? 0x80 : 0));
        }
    }

    public void AppendKey(int field, uint wireType) => AppendVarint(((ulong)field << 3) | wireType);

    public void AppendVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Append((byte)(value | 0x80));
        }

        Append((byte)value);
    }

    public void AppendSingle(float value)
    {
        Room(4);
        BinaryPrimitives.WriteSingleLittleEndian(_bytes.AsSpan(Length), value);
        Length += 4;
    }

    public void AppendDouble(double value)
    {
        Room(8);
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.AsSpan(Length), value);
        Length += 8;
    }

    public void AppendText(string text)
    {
        Room(Encoding.UTF8.GetByteCount(text));
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    public void Append(byte value)
    {
        Room(1);
        _bytes[Length++] = value;
    }

    private void Room(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(Length + count, (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        }
    }
}
