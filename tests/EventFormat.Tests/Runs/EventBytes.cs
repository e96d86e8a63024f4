using System.Buffers.Binary;
using System.Text;
using EventFormat.Records;

namespace EventFormat.Tests.Runs;

/// <summary>Writes records and events by hand, independently of the writer under test elsewhere.</summary>
internal static class EventBytes
{
    public const double WallTime = 1767225600;

    public static byte[] Version() => Record(Event(0, [.. Field(3, "brain.Event:2"u8)]));

    public static byte[] Scalar(string tag, long step, float value, double wallTime = WallTime) => Record(ScalarMessage(tag, step, value, wallTime));

    public static byte[] ScalarMessage(string tag, long step, float value, double wallTime = WallTime) =>
        Event(step, Field(5, Value(tag, Simple(value))), wallTime);

    public static byte[] Image(string tag, long step) => Record(Event(step, Field(5, Value(tag, Field(4, [8, 1, 16, 1])))));

    public static byte[] SessionStart(long step) => Record(Event(step, Field(7, [8, 1])));

    public static byte[] Graph(long step) => Record(Event(step, Field(4, [1, 2, 3])));

    /// <summary>A summary's field of one value.</summary>
    public static byte[] Value(string tag, byte[] value) => Field(1, [.. Field(1, Encoding.UTF8.GetBytes(tag)), .. value]);

    public static byte[] Simple(float value)
    {
        var bytes = new byte[5];
        bytes[0] = 0x15;
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(1), value);
        return bytes;
    }

    public static byte[] Event(long step, byte[] what, double wallTime = WallTime)
    {
        var time = new byte[9];
        time[0] = 9;
        BinaryPrimitives.WriteDoubleLittleEndian(time.AsSpan(1), wallTime);
        byte[] stepField = step == 0 ? [] : [16, .. Varint((ulong)step)];
        return [.. time, .. stepField, .. what];
    }

    public static byte[] Field(int number, ReadOnlySpan<byte> bytes) => [.. Varint(((ulong)number << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    public static byte[] Record(byte[] data)
    {
        var record = new byte[data.Length + RecordScanner.FrameSize];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), MaskedCrc32C.Compute(record.AsSpan(0, 8)));
        data.CopyTo(record, RecordScanner.HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - 4), MaskedCrc32C.Compute(data));
        return record;
    }

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}
