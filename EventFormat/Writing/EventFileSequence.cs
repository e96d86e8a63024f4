namespace EventFormat.Writing;

/// <summary>The files one writer writes, one after the other: the first, those that size begins, those that replace a lost one.</summary>
/// <remarks>Throws what the file system throws; used by one thread at a time.</remarks>
internal sealed class EventFileSequence(string directory, EventFileWriterOptions options) : IDisposable
{
    /// <summary>Failed attempts after which a file is left alone and another begun.</summary>
    private const int Patience = 3;

    private EventFile? _file;
    private int _failedWrites;

    public string? FilePath => _file?.Path;

    /// <summary>Bytes handed to the operating system, over all files.</summary>
    public long WrittenBytes { get; private set; }

    /// <summary>Notices that the file was deleted, and leaves it: bytes written to it would go nowhere, without any error.</summary>
    public bool LeaveIfDeleted()
    {
        if (_file is not { } file || File.Exists(file.Path))
        {
            return false;
        }

        Leave();
        return true;
    }

    /// <summary>Makes sure that there is a file to write to.</summary>
    public void Open() => _file ??= Begin();

    /// <summary>Writes the pending records of the chunk. After an exception the same call may be repeated.</summary>
    public void Write(RecordChunk chunk)
    {
        if (_file is { } full && full.Length >= options.MaxFileBytes)
        {
            Leave();
        }

        var file = _file ??= Begin();
        var records = chunk.Pending;
        try
        {
            file.Write(records);
        }
        catch (Exception) when (++_failedWrites >= Patience)
        {
            Abandon(chunk);
            throw;
        }

        WrittenBytes += records.Length;
        _failedWrites = 0;
    }

    public void Flush() => _file?.Flush(options.FlushToDisk);

    /// <summary>Gives a file up that cannot be written; what arrived of the chunk stays there, whole records only.</summary>
    public void Abandon(RecordChunk chunk)
    {
        try
        {
            var kept = _file?.CutTornRecord(chunk.Pending) ?? 0;
            WrittenBytes += kept;
            chunk.Skip(kept);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // The file does not even answer. A torn last record is something every reader expects.
        }

        Leave();
    }

    public void Dispose() => Leave();

    private void Leave()
    {
        var file = _file;
        (_file, _failedWrites) = (null, 0);
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // Some network disks report at closing what they could not write; those bytes cannot be had back.
        }
    }

    private EventFile Begin()
    {
        Directory.CreateDirectory(directory);
        var wallTime = WallClock.Seconds(options.TimeProvider.GetUtcNow());
        var number = EventFileName.NextNumber();
        var seconds = EventFileName.SecondsAfter(NamesThere(), (long)Math.Floor(wallTime), seconds => Name(seconds, number));
        var created = Create(seconds, number, out var path);
        var file = EventFile.Begin(path, created, wallTime);
        WrittenBytes += file.Length;
        return file;
    }

    private string[] NamesThere()
    {
        try
        {
            return [.. Directory.GetFiles(directory).Select(path => Path.GetFileName(path))];
        }
        catch (UnauthorizedAccessException)
        {
            // A directory that may be written but not listed: the clock alone orders its files.
            return [];
        }
    }

    private string Name(long seconds, long number) =>
        EventFileName.Compose(seconds, options.HostName, options.ProcessId, number, options.FileNameSuffix);

    /// <summary>Creates a file of a name that nobody has.</summary>
    private Stream Create(long seconds, long number, out string path)
    {
        for (; ; number = EventFileName.NextNumber())
        {
            path = Path.Combine(directory, Name(seconds, number));
            try
            {
                return options.CreateFile(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another process of the same name and number, in another container perhaps: take the next number.
            }
        }
    }
}
