namespace EventFormat.Events;

/// <summary>One <c>Summary.Value</c>, split into its fields without building objects: views into the event's bytes.</summary>
public readonly ref struct ValueWire
{
    /// <summary>The tag, UTF-8; empty when absent.</summary>
    public ReadOnlySpan<byte> Tag { get; init; }

    /// <summary>The SummaryMetadata message; empty when absent.</summary>
    public ReadOnlySpan<byte> Metadata { get; init; }

    /// <summary>Which kind of value is set.</summary>
    public ValueField Field { get; init; }

    /// <summary>The value's bytes: the sub-message of <see cref="Field"/>; empty for <see cref="ValueField.SimpleValue"/>.</summary>
    public ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>The value where <see cref="Field"/> is <see cref="ValueField.SimpleValue"/>.</summary>
    public float SimpleValue { get; init; }
}
