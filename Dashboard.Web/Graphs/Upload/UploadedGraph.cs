using Dashboard.Web.Graphs.Reading;
using EventFormat.Protos;

namespace Dashboard.Web.Graphs.Upload;

/// <summary>Recognises what someone uploaded: a GraphDef in the text or the wire format, or a Keras model's JSON.</summary>
internal static class UploadedGraph
{
    /// <exception cref="GraphFormatException">It is none of these; the message says what was found wrong.</exception>
    public static ParsedGraph Read(ReadOnlyMemory<byte> bytes)
    {
        var start = FirstMark(bytes.Span);
        var graph = start switch
        {
            '{' => KerasReader.Read(GraphReader.Text(bytes.Span)),
            _ when IsText(bytes.Span) => GraphReader.Read(ProtoText.ToWire(bytes, GraphDef.Descriptor)),
            _ => GraphReader.Read(bytes),
        };
        return graph.Operations.Count > 0 ? graph : throw new GraphFormatException("The file holds no node of a graph.");
    }

    private static char FirstMark(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        return at < 0 ? '\0' : (char)bytes[at];
    }

    /// <summary>The wire format of a graph begins with a field's key and a length: at least one byte that no text has, or no name and mark.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 4096)];
        foreach (var value in head)
        {
            if (value < 32 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
            {
                return false;
            }
        }

        var at = head.IndexOfAnyExcept(" \t\r\n"u8);
        return at >= 0 && (char.IsAsciiLetter((char)head[at]) || head[at] == '#');
    }
}
