using System.Buffers.Binary;
using EventFormat.Records;

namespace Monitor.Tests.Support.Fuzz;

/// <summary>Makes hostile inputs of a corpus; the same ones for the same random numbers.</summary>
public sealed class FuzzMutator(FuzzCorpus corpus, Random random)
{
    private const int MaxDepth = 4;

    // Bytes that mean something: keys of the formats, lengths at limits.
    private static readonly byte[] Telling = [0, 1, 2, 3, 8, 9, 0x0A, 0x10, 0x12, 0x15, 0x1A, 0x22, 0x2A, 0x32, 0x3A, 0x42, 0x4A, 0x52, 0x7F, 0x80, 0xFF];

    /// <summary>The data of one event, or of one summary value.</summary>
    public byte[] NextEvent()
    {
        var bytes = random.Next(8) == 0 ? MadeUp(0) : [.. Pick(corpus.Events)];
        return Mutate(bytes, corpus.Events);
    }

    /// <summary>A whole event file: damaged as disks damage it, or of hostile events whose checksums hold.</summary>
    public byte[] NextFile()
    {
        if (random.Next(2) == 0)
        {
            return Mutate([.. Pick(corpus.Files)], corpus.Files);
        }

        var file = new List<byte>();
        for (var record = random.Next(1, 12); record > 0; record--)
        {
            file.AddRange(Frame(random.Next(3) == 0 ? Pick(corpus.Events) : NextEvent()));
        }

        return random.Next(4) == 0 ? Mutate([.. file], corpus.Files) : [.. file];
    }

    private static byte[] Frame(byte[] data)
    {
        var record = new byte[data.Length + RecordScanner.FrameSize];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), MaskedCrc32C.Compute(record.AsSpan(0, 8)));
        data.CopyTo(record, RecordScanner.HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - 4), MaskedCrc32C.Compute(data));
        return record;
    }

    private byte[] Mutate(byte[] bytes, IReadOnlyList<byte[]> others)
    {
        for (var change = random.Next(5); change > 0; change--)
        {
            bytes = Change(bytes, others);
        }

        return bytes;
    }

    private byte[] Change(byte[] bytes, IReadOnlyList<byte[]> others)
    {
        var place = random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, place + random.Next(1, 24));
        switch (random.Next(9))
        {
            case 0 when place < bytes.Length:
                bytes[place] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1 when place < bytes.Length:
                bytes[place] = (byte)random.Next(256);
                return bytes;
            case 2 or 3 when place < bytes.Length:
                bytes[place] = Pick(Telling);
                return bytes;
            case 4:
                return bytes[..place];
            case 5:
                return [.. bytes[..place], .. bytes[end..]];
            case 6:
                return [.. bytes[..end], .. bytes[place..]];
            case 7:
                // The longest varint: a length, size or step at the limit.
                return [.. bytes[..place], .. Enumerable.Repeat((byte)0xFF, random.Next(1, 10)), (byte)random.Next(0x80), .. bytes[end..]];
            default:
                var other = Pick(others);
                return [.. bytes[..place], .. other.AsSpan(random.Next(other.Length))];
        }
    }

    /// <summary>A well-formed message of random fields, some of them messages.</summary>
    private byte[] MadeUp(int depth)
    {
        var message = new List<byte>();
        for (var field = random.Next(1, 6); field > 0; field--)
        {
            var encoding = Pick(new[] { 0, 1, 2, 2, 2, 5 });
            message.Add((byte)((random.Next(1, 16) << 3) | encoding));
            var content = encoding switch
            {
                1 => RandomBytes(8),
                5 => RandomBytes(4),
                0 => [(byte)random.Next(0x80)],
                _ when depth < MaxDepth && random.Next(2) == 0 => MadeUp(depth + 1),
                _ => RandomBytes(random.Next(20)),
            };
            if (encoding == 2)
            {
                content = content[..Math.Min(content.Length, 0x7F)];
                message.Add((byte)content.Length);
            }

            message.AddRange(content);
        }

        return [.. message];
    }

    private byte[] RandomBytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
