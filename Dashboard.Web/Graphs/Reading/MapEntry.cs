using EventFormat.Summaries;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>A key and a value of a protobuf map, in place.</summary>
internal readonly ref struct MapEntry
{
    public ReadOnlySpan<byte> Key { get; private init; }

    public ReadOnlySpan<byte> Value { get; private init; }

    public static MapEntry Read(ReadOnlySpan<byte> entry) => new() { Key = Field(entry, 1), Value = Field(entry, 2) };

    /// <summary>The last length-delimited field of this number; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> message, int number)
    {
        ReadOnlySpan<byte> found = default;
        var fields = new FieldReader(message);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(number))
            {
                found = fields.Bytes;
            }
        }

        return found;
    }
}
