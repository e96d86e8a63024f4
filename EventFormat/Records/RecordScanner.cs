using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace EventFormat.Records;

/// <summary>Frames the records of an event file and verifies both of their checksums; pure, over spans.</summary>
/// <remarks>
/// <code>
/// u64 length | u32 masked CRC-32C of the length | byte[length] data | u32 masked CRC-32C of the data     (little-endian)
/// </code>
/// https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/lib/io/record_writer.h
/// </remarks>
public static class RecordScanner
{
    /// <summary>Bytes before a record's data.</summary>
    public const int HeaderSize = 12;

    /// <summary>Bytes of a record besides its data.</summary>
    public const int FrameSize = HeaderSize + 4;

    /// <summary>The longest data accepted: what one array can hold with its frame, just under 2 GiB, as protobuf messages are limited too.</summary>
    public const int MaxLength = 0x7FFFFFC7 - FrameSize;

    /// <summary>Reads the record at the start of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">Bytes of the file, from where the record starts to as far as they are known.</param>
    /// <param name="length">
    /// Length of the data, which starts at <see cref="HeaderSize"/>; −1 where it is not known. With
    /// <see cref="RecordStatus.NeedMore"/> it says how much is missing.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RecordStatus Read(ReadOnlySpan<byte> bytes, out int length)
    {
        length = -1;
        if (bytes.Length < HeaderSize)
        {
            return RecordStatus.NeedMore;
        }

        var declared = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != MaskedCrc32C.ComputeLength(declared))
        {
            return RecordStatus.BadLength;
        }

        if (declared > MaxLength)
        {
            return RecordStatus.TooLong;
        }

        length = (int)declared;
        if (bytes.Length - FrameSize < length)
        {
            return RecordStatus.NeedMore;
        }

        var stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(HeaderSize + length)..]);
        return stored == MaskedCrc32C.Compute(bytes.Slice(HeaderSize, length)) ? RecordStatus.Record : RecordStatus.BadData;
    }
}
