namespace EventFormat.Tools;

/// <summary>A repaired file while it is written: made with its first record, removed again unless completed.</summary>
internal sealed class RepairCopy(string path) : IDisposable
{
    private const int BufferSize = 256 * 1024;
    private FileStream? _file;
    private bool _isComplete;

    public long Records { get; private set; }

    public long Bytes { get; private set; }

    /// <exception cref="IOException">The file exists already, or cannot be written.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        if (_file is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferSize);
        }

        _file.Write(record);
        Records++;
        Bytes += record.Length;
    }

    /// <summary>Keeps what was written; returns its path, null when there was nothing to write.</summary>
    public string? Complete()
    {
        _file?.Flush(flushToDisk: true);
        _isComplete = true;
        return _file is null ? null : path;
    }

    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        finally
        {
            if (_file is not null && !_isComplete)
            {
                File.Delete(path);
            }
        }
    }
}
