namespace EventFormat.Records;

/// <summary>What stands at a place in a record file.</summary>
public enum RecordStatus
{
    /// <summary>The bytes end before the record does: an ordinary torn tail, more may come.</summary>
    NeedMore,

    /// <summary>A record whose checksums both hold.</summary>
    Record,

    /// <summary>A record whose data does not match its checksum; the framing is intact, so the next record can be read.</summary>
    BadData,

    /// <summary>The length does not match its checksum: nothing after this place can be framed.</summary>
    BadLength,

    /// <summary>The length is attested by its checksum but beyond <see cref="RecordScanner.MaxLength"/>.</summary>
    TooLong,
}
