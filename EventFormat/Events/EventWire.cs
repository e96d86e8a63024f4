namespace EventFormat.Events;

/// <summary>One <c>Event</c>, split into its fields without building objects: views into the record's bytes.</summary>
/// <remarks>Unknown fields and any order of fields are accepted; of a repeated oneof the last wins.</remarks>
public readonly ref struct EventWire
{
    /// <summary>Seconds since the Unix epoch, verbatim; 0 when absent.</summary>
    public double WallTime { get; private init; }

    /// <summary>The step; 0 when absent.</summary>
    public long Step { get; private init; }

    /// <summary>Which kind of event this is.</summary>
    public EventField Field { get; private init; }

    /// <summary>The bytes of <see cref="Field"/>.</summary>
    public ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>Where <see cref="Payload"/> starts in the event.</summary>
    public int PayloadOffset { get; private init; }

    /// <summary>Splits an event, its summary values included; false when the bytes are no well-formed event.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out EventWire wire)
    {
        wire = default;
        var reader = new WireReader(bytes);
        double wallTime = 0;
        ulong step = 0;
        var field = EventField.None;
        ReadOnlySpan<byte> payload = default;
        var payloadOffset = 0;
        while (!reader.IsAtEnd)
        {
            if (!reader.TryReadKey(out var key))
            {
                return false;
            }

            var isRead = key switch
            {
                (1 << 3) | WireReader.Fixed64 => reader.TryReadDouble(out wallTime),
                (2 << 3) | WireReader.Varint => reader.TryReadVarint(out step),
                >= ((3 << 3) | WireReader.Bytes) and <= ((9 << 3) | WireReader.Bytes) when (key & 7) == WireReader.Bytes =>
                    reader.TryReadBytes(out payload),
                _ => reader.TrySkip(key),
            };
            if (!isRead)
            {
                return false;
            }

            if ((key & 7) == WireReader.Bytes && key >> 3 is >= 3 and <= 9)
            {
                field = (EventField)(key >> 3);
                payloadOffset = reader.Position - payload.Length;
            }
        }

        wire = new EventWire { WallTime = wallTime, Step = (long)step, Field = field, Payload = payload, PayloadOffset = payloadOffset };
        return field != EventField.Summary || SummaryWire.IsWellFormed(payload);
    }

    /// <summary>Whether this is a SessionLog of status START.</summary>
    public bool IsSessionStart()
    {
        var reader = new WireReader(Field == EventField.SessionLog ? Payload : default);
        ulong status = 0;
        while (!reader.IsAtEnd)
        {
            if (!reader.TryReadKey(out var key) || !(key == 8 ? reader.TryReadVarint(out status) : reader.TrySkip(key)))
            {
                return false;
            }
        }

        return status == 1;
    }

    /// <summary>The tag of a TaggedRunMetadata; empty when absent.</summary>
    public ReadOnlySpan<byte> RunMetadataTag()
    {
        var reader = new WireReader(Field == EventField.TaggedRunMetadata ? Payload : default);
        ReadOnlySpan<byte> tag = default;
        while (!reader.IsAtEnd)
        {
            if (!reader.TryReadKey(out var key) || !(key == 10 ? reader.TryReadBytes(out tag) : reader.TrySkip(key)))
            {
                return default;
            }
        }

        return tag;
    }
}
