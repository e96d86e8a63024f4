using static TorchSharp.torch;

namespace Training.Core.Checkpoints;

/// <summary>Bytes as a stream: written into blocks that become one tensor, or read from a tensor; of any length, where arrays end at 2 GiB.</summary>
internal sealed class TensorStream : Stream
{
    private const int BlockBytes = 1 << 24;

    private readonly List<byte[]> _blocks = [];
    private readonly Tensor? _source;
    private long _position;
    private long _length;

    /// <summary>To be written.</summary>
    public TensorStream()
    {
    }

    /// <summary>To be read; the tensor stays the caller's.</summary>
    public TensorStream(Tensor source) => (_source, _length) = (source, source.numel());

    public override bool CanRead => _source is not null;

    public override bool CanSeek => false;

    public override bool CanWrite => _source is null;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    /// <summary>What was written, as a tensor of bytes.</summary>
    public Tensor ToTensor()
    {
        var result = empty(_length, ScalarType.Byte);
        for (var i = 0; i < _blocks.Count; i++)
        {
            var start = (long)i * BlockBytes;
            using var part = result.narrow(0, start, Math.Min(BlockBytes, _length - start));
            _blocks[i].AsSpan(0, (int)part.numel()).CopyTo(part.bytes);
        }

        return result;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var at = (int)(_length % BlockBytes);
            if (at == 0)
            {
                _blocks.Add(new byte[BlockBytes]);
            }

            var count = Math.Min(buffer.Length, BlockBytes - at);
            buffer[..count].CopyTo(_blocks[^1].AsSpan(at));
            buffer = buffer[count..];
            _length += count;
            _position = _length;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Min(buffer.Length, _length - _position);
        if (count > 0)
        {
            using var part = _source!.narrow(0, _position, count);
            part.bytes[..count].CopyTo(buffer);
            _position += count;
        }

        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
