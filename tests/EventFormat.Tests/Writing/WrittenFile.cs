using System.Buffers.Binary;
using System.Text;
using EventFormat.Records;

namespace EventFormat.Tests.Writing;

/// <summary>A plain, strict reader of event files, kept apart from the product's own so that the two check each other.</summary>
internal sealed record WrittenFile(List<byte[]> Events, List<WrittenScalar> Scalars, int TornBytes)
{
    /// <summary>Reads whole records; every checksum must hold, and torn bytes at the end are an error unless allowed.</summary>
    public static WrittenFile Read(string path, bool allowTorn = false)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var file = new WrittenFile([], [], 0);
        var at = 0;
        while (bytes.Length - at >= 12)
        {
            var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(MaskedCrc32C.Compute(bytes.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            if ((ulong)(bytes.Length - at - 16) < length)
            {
                break;
            }

            var data = bytes.AsSpan(at + 12, (int)length);
            Assert.Equal(MaskedCrc32C.Compute(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + (int)length)));
            file.Events.Add(data.ToArray());
            var whole = bytes.AsSpan(at, (int)length + 16).ToArray();
            if (ReadScalar(data, whole) is { } scalar)
            {
                file.Scalars.Add(scalar);
            }

            at += whole.Length;
        }

        Assert.True(allowTorn || at == bytes.Length, $"{bytes.Length - at} torn bytes at the end of {path}");
        return file with { TornBytes = bytes.Length - at };
    }

    private static WrittenScalar? ReadScalar(ReadOnlySpan<byte> message, byte[] record)
    {
        var (wallTime, step) = (0.0, 0L);
        var summary = default(ReadOnlySpan<byte>);
        while (!message.IsEmpty)
        {
            switch (Varint(ref message))
            {
                case 0x09:
                    wallTime = BinaryPrimitives.ReadDoubleLittleEndian(message);
                    message = message[8..];
                    break;
                case 0x10:
                    step = (long)Varint(ref message);
                    break;
                case 0x2A:
                    summary = Bytes(ref message);
                    break;
                default:
                    return null;
            }
        }

        if (summary.IsEmpty || Varint(ref summary) != 0x0A)
        {
            return null;
        }

        var value = Bytes(ref summary);
        Assert.Equal(0x0Aul, Varint(ref value));
        var tag = Encoding.UTF8.GetString(Bytes(ref value));
        return Varint(ref value) == 0x15 && value.Length == 4
            ? new WrittenScalar(tag, BinaryPrimitives.ReadSingleLittleEndian(value), step, wallTime, record)
            : null;
    }

    private static ReadOnlySpan<byte> Bytes(scoped ref ReadOnlySpan<byte> from)
    {
        var length = (int)Varint(ref from);
        var bytes = from[..length];
        from = from[length..];
        return bytes;
    }

    private static ulong Varint(scoped ref ReadOnlySpan<byte> from)
    {
        var value = 0ul;
        for (var shift = 0; ; shift += 7)
        {
            var next = from[0];
            from = from[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
