namespace EventFormat.Summaries;

/// <summary>How a protobuf field is stored; the numbers are the wire types. Groups are obsolete and malformed here.</summary>
public enum FieldEncoding
{
    /// <summary>A number of one to ten bytes.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length, then as many bytes.</summary>
    Delimited = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
