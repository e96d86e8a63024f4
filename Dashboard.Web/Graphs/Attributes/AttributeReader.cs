using Dashboard.Web.Graphs.Reading;
using EventFormat.Protos;
using EventFormat.Summaries;
using Google.Protobuf;

namespace Dashboard.Web.Graphs.Attributes;

/// <summary>Decodes the attributes of one NodeDef.</summary>
internal static class AttributeReader
{
    /// <summary>Larger values (weights of a frozen graph, say) are told by their size only.</summary>
    private const int LargestValue = 256 << 10;

    private const int MostAttributes = 1000;

    /// <summary>The attributes in order of name. A value that is malformed is said to be.</summary>
    public static IReadOnlyList<NodeAttribute> Read(ReadOnlyMemory<byte> node)
    {
        var found = new SortedDictionary<string, NodeAttribute>(StringComparer.Ordinal);
        var fields = new FieldReader(node.Span);
        while (fields.MoveNext() && found.Count < MostAttributes)
        {
            if (fields.IsMessage(5))
            {
                var entry = MapEntry.Read(fields.Bytes);
                var name = GraphReader.Text(entry.Key);
                found[name] = Decode(name, entry.Value);
            }
        }

        return [.. found.Values];
    }

    private static NodeAttribute Decode(string name, ReadOnlySpan<byte> value)
    {
        if (value.Length > LargestValue)
        {
            return new NodeAttribute(name, $"{value.Length:N0} bytes");
        }

        try
        {
            var attribute = AttrValue.Parser.ParseFrom(value);
            return new NodeAttribute(name, AttributeText.Of(attribute), attribute.ValueCase == AttrValue.ValueOneofCase.Func ? attribute.Func.Name : null);
        }
        catch (InvalidProtocolBufferException e)
        {
            return new NodeAttribute(name, $"(malformed: {e.Message})");
        }
    }
}
