namespace EventFormat.Writing;

/// <summary>A block of whole records on their way to the file.</summary>
internal sealed class RecordChunk(int capacity)
{
    public const int DefaultBytes = 64 << 10;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(capacity);
    private int _start;

    /// <summary>Bytes of records in this chunk, those that reached a file included.</summary>
    public int Length { get; private set; }

    public bool IsReusable => _bytes.Length == DefaultBytes;

    public Span<byte> Free => _bytes.AsSpan(Length);

    /// <summary>The records that no file holds yet.</summary>
    public ReadOnlySpan<byte> Pending => _bytes.AsSpan(_start, Length - _start);

    public void Commit(int bytes) => Length += bytes;

    /// <summary>Forgets the first pending bytes: whole records that reached a file.</summary>
    public void Skip(int bytes) => _start += bytes;

    public void Clear() => (_start, Length) = (0, 0);
}
