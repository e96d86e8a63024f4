using EventFormat.Records;

namespace EventFormat.Runs;

/// <summary>The causes of faults, in words for people.</summary>
internal static class FaultCause
{
    public const string NoEvent = "the data is no event, though its checksum holds";

    public static string Of(RecordStatus status) => status switch
    {
        RecordStatus.BadData => "the data does not match its checksum",
        RecordStatus.BadLength => "the length does not match its checksum; nothing after it can be read",
        RecordStatus.TooLong => $"the record is longer than the {RecordScanner.MaxLength} bytes accepted; nothing after it can be read",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no fault"),
    };
}
