using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace EventFormat.Runs;

/// <summary>Reads ranges of one open event file into a borrowed buffer; the file may grow, shrink or vanish meanwhile.</summary>
internal sealed class FileWindow : IDisposable
{
    private readonly SafeFileHandle _handle;
    private byte[] _buffer = [];

    private FileWindow(SafeFileHandle handle) => _handle = handle;

    /// <summary>Opens a file without keeping others from writing, replacing or deleting it.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static FileWindow Open(string path) =>
        new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan));

    /// <summary>Length of the file now.</summary>
    public long Length => RandomAccess.GetLength(_handle);

    /// <summary>Reads up to <paramref name="wanted"/> bytes; fewer where the file ends. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(long offset, int wanted)
    {
        Reserve(wanted);
        return _buffer.AsSpan(0, ReadInto(offset, _buffer.AsSpan(0, wanted)));
    }

    /// <summary>Like <see cref="Read"/>, for callers that keep the bytes beyond an await.</summary>
    public ReadOnlyMemory<byte> ReadMemory(long offset, int wanted)
    {
        var length = Read(offset, wanted).Length;
        return _buffer.AsMemory(0, length);
    }

    /// <summary>Like <see cref="Read"/>, without holding a thread.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int wanted, CancellationToken cancellation)
    {
        Reserve(wanted);
        var filled = 0;
        while (filled < wanted)
        {
            var read = await RandomAccess.ReadAsync(_handle, _buffer.AsMemory(filled, wanted - filled), offset + filled, cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return _buffer.AsMemory(0, filled);
    }

    /// <summary>Reads into a buffer of the caller's; returns how many bytes there were.</summary>
    public int ReadInto(long offset, Span<byte> target)
    {
        var filled = 0;
        while (filled < target.Length)
        {
            var read = RandomAccess.Read(_handle, target[filled..], offset + filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    public void Dispose()
    {
        Return();
        _handle.Dispose();
    }

    private void Reserve(int wanted)
    {
        if (_buffer.Length < wanted)
        {
            Return();
            _buffer = ArrayPool<byte>.Shared.Rent(wanted);
        }
    }

    private void Return()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }
}
