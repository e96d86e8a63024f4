namespace EventFormat.Runs;

/// <summary>Recognises that a file is no longer the one that was read: its first 64 bytes, and the 64 before the cursor.</summary>
internal sealed class FileFingerprint
{
    private const int PartSize = 64;
    private readonly byte[] _bytes = new byte[2 * PartSize];
    private long _cursor;

    /// <summary>Remembers the file as read up to <paramref name="cursor"/>.</summary>
    public void Capture(FileWindow reader, long cursor)
    {
        _cursor = cursor;
        ReadParts(reader, _bytes);
    }

    /// <summary>Whether the bytes remembered still stand where they stood.</summary>
    public bool Matches(FileWindow reader)
    {
        Span<byte> now = stackalloc byte[2 * PartSize];
        return ReadParts(reader, now) == 2 * Size && now.SequenceEqual(_bytes);
    }

    public void Clear()
    {
        _cursor = 0;
        Array.Clear(_bytes);
    }

    private int Size => (int)Math.Min(PartSize, _cursor);

    private int ReadParts(FileWindow reader, Span<byte> parts)
    {
        parts.Clear();
        return reader.ReadInto(0, parts[..Size]) + reader.ReadInto(_cursor - Size, parts.Slice(PartSize, Size));
    }
}
