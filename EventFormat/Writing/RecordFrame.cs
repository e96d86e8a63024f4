using System.Buffers.Binary;
using EventFormat.Records;

namespace EventFormat.Writing;

/// <summary>Puts TFRecord's frame around an event that already stands in its place.</summary>
/// <remarks>
/// <code>
/// u64 length | u32 masked crc of length | event | u32 masked crc of event      (little-endian)
/// </code>
/// </remarks>
internal static class RecordFrame
{
    public const int HeaderBytes = 12;

    public const int FooterBytes = 4;

    /// <summary>Frames the <paramref name="length"/> bytes at <see cref="HeaderBytes"/> and returns the record's whole length.</summary>
    public static int Seal(Span<byte> record, int length)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], MaskedCrc32C.ComputeLength((ulong)length));
        var footer = HeaderBytes + length;
        BinaryPrimitives.WriteUInt32LittleEndian(record[footer..], MaskedCrc32C.Compute(record[HeaderBytes..footer]));
        return footer + FooterBytes;
    }

    /// <summary>How many of the first <paramref name="available"/> bytes of these records belong to whole records.</summary>
    public static int WholeRecords(ReadOnlySpan<byte> records, long available)
    {
        var end = 0;
        while (end < records.Length && end + RecordBytes(records[end..]) is var next && next <= available)
        {
            end = next;
        }

        return end;
    }

    /// <summary>How many records these are.</summary>
    public static long Count(ReadOnlySpan<byte> records)
    {
        var count = 0L;
        for (var rest = records; !rest.IsEmpty; rest = rest[RecordBytes(rest)..])
        {
            count++;
        }

        return count;
    }

    private static int RecordBytes(ReadOnlySpan<byte> record) =>
        HeaderBytes + (int)BinaryPrimitives.ReadUInt64LittleEndian(record) + FooterBytes;
}
