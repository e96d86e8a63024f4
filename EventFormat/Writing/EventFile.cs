namespace EventFormat.Writing;

/// <summary>One event file being written: whole chunks at known places, so that a failed write can be repeated in place.</summary>
internal sealed class EventFile : IDisposable
{
    private readonly Stream _stream;

    private EventFile(string path, Stream stream) => (Path, _stream) = (path, stream);

    public string Path { get; }

    /// <summary>Bytes of whole records in the file.</summary>
    public long Length { get; private set; }

    /// <summary>Begins a file just created with the version event; leaves nothing behind when that fails.</summary>
    public static EventFile Begin(string path, Stream created, double wallTime)
    {
        var file = new EventFile(path, created);
        try
        {
            file.Write(VersionRecord(wallTime));
            return file;
        }
        catch
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Writes at the end of the last whole record; after a failure the same bytes go to the same place again.</summary>
    public void Write(ReadOnlySpan<byte> records)
    {
        _stream.Position = Length;
        _stream.Write(records);
        Length += records.Length;
    }

    public void Flush(bool toDisk)
    {
        if (toDisk && _stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
            return;
        }

        _stream.Flush();
    }

    /// <summary>After a failed write of <paramref name="records"/>: cuts a torn record off; returns how many bytes of whole ones arrived.</summary>
    public int CutTornRecord(ReadOnlySpan<byte> records)
    {
        var whole = RecordFrame.WholeRecords(records, _stream.Length - Length);
        _stream.SetLength(Length + whole);
        Length += whole;
        return whole;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary><c>Event { wall_time, file_version = "brain.Event:2", source_metadata { writer } }</c>.</summary>
    private static byte[] VersionRecord(double wallTime)
    {
        ReadOnlySpan<byte> rest = "\u001A\u000Dbrain.Event:2R\u0012\u000A\u0010EventFormat .NET"u8;
        var record = new byte[RecordFrame.HeaderBytes + 9 + rest.Length + RecordFrame.FooterBytes];
        var at = Wire.Double(record, RecordFrame.HeaderBytes, 0x09, wallTime);
        rest.CopyTo(record.AsSpan(at));
        RecordFrame.Seal(record, 9 + rest.Length);
        return record;
    }
}
