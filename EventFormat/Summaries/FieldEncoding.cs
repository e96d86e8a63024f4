namespace EventFormat.Summaries;

/// <summary>How a protobuf field is stored; the numbers are the wire types. Groups are obsolete and malformed here.</summary>
internal enum FieldEncoding
{
    Varint = 0,
    Fixed64 = 1,
    Delimited = 2,
    Fixed32 = 5,
}
