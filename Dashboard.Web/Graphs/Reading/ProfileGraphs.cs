using EventFormat.Summaries;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>The graphs inside RunMetadata: what a function was traced to, else what the devices executed.</summary>
internal static class ProfileGraphs
{
    /// <summary>Reads them as one; where there are several each has a scope, <c>graph_1</c> and on.</summary>
    /// <exception cref="GraphFormatException">There is none, or one is malformed.</exception>
    public static ParsedGraph Read(ReadOnlyMemory<byte> metadata)
    {
        List<ReadOnlyMemory<byte>> traced = [];
        List<ReadOnlyMemory<byte>> executed = [];
        var fields = new FieldReader(metadata.Span);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(3))
            {
                executed.Add(Slice(metadata, fields.Bytes));
            }
            else if (fields.IsMessage(4) && Slice(metadata, MapEntry.Field(fields.Bytes, 2)) is { Length: > 0 } graph)
            {
                traced.Add(graph);
            }
        }

        var graphs = traced.Count > 0 ? traced : executed;
        if (fields.IsMalformed || graphs.Count == 0)
        {
            throw new GraphFormatException(fields.IsMalformed ? "The profile is malformed." : "This profile holds no graph.");
        }

        var reader = new GraphReader();
        for (var i = 0; i < graphs.Count; i++)
        {
            reader.Add(graphs[i], graphs.Count == 1 ? "" : $"graph_{i + 1}/");
        }

        return reader.Finish();
    }

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> whole, ReadOnlySpan<byte> part) =>
        whole.Span.Overlaps(part, out var offset) ? whole.Slice(offset, part.Length) : default;
}
