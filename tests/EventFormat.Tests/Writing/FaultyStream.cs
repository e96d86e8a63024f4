namespace EventFormat.Tests.Writing;

/// <summary>A real file whose writes fail while the given function says so (not negative), after so many bytes arrived.</summary>
internal sealed class FaultyStream(string path, Func<int> partThatArrives) : Stream
{
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 0);

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => _file.Position = value;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var part = partThatArrives();
        if (part >= 0)
        {
            _file.Write(buffer[..Math.Min(part, buffer.Length)]);
            throw new IOException("No space left on device");
        }

        _file.Write(buffer);
    }

    public override void Flush() => _file.Flush();

    public override void SetLength(long value) => _file.SetLength(value);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }
}
