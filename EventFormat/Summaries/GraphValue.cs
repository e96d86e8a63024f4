using System.Text;
using EventFormat.Protos;

namespace EventFormat.Summaries;

/// <summary>Decodes graphs, models and profiles, wherever a writer put them.</summary>
/// <remarks>
/// A message is an <c>Event</c> (graph_def, meta_graph_def, tagged_run_metadata) or a <c>Summary.Value</c> whose tensor is one
/// string. Their fields tell them apart: 4 is an event's; in 8 a tensor begins with its type, a varint, but tagged run
/// metadata begin with a string; 9 alone is an event's, beside 8 the metadata of a value.
/// </remarks>
public static class GraphValue
{
    private const byte TensorTypeKey = 1 << 3;

    /// <summary>Finds the encoded GraphDef, RunMetadata or Keras model, as a slice of the message.</summary>
    /// <exception cref="SummaryFormatException">The message holds none.</exception>
    public static ReadOnlyMemory<byte> Extract(ReadOnlyMemory<byte> message)
    {
        ReadOnlyMemory<byte>? found = null;
        var fields = new FieldReader(message.Span);
        while (fields.MoveNext())
        {
            if (fields is { Field: 4 or 8, Encoding: FieldEncoding.Delimited } || (fields.IsMessage(9) && found is null))
            {
                var payload = ValueMessage.Slice(message, fields.Bytes);
                found = fields.Field switch
                {
                    4 => payload,
                    8 when payload.Length > 0 && payload.Span[0] == TensorTypeKey => OnlyString(payload),
                    _ => Field(payload, 2),
                };
            }
        }

        return !fields.IsMalformed && found is { } bytes
            ? bytes
            : throw new SummaryFormatException("The message holds no graph.");
    }

    /// <summary>Decodes a graph.</summary>
    /// <exception cref="SummaryFormatException">The message holds none.</exception>
    public static GraphDef DecodeGraph(ReadOnlyMemory<byte> message) =>
        ValueMessage.ParseMessage(GraphDef.Parser, Extract(message), "GraphDef");

    /// <summary>Decodes the profile of a step.</summary>
    /// <exception cref="SummaryFormatException">The message holds none.</exception>
    public static RunMetadata DecodeRunMetadata(ReadOnlyMemory<byte> message) =>
        ValueMessage.ParseMessage(RunMetadata.Parser, Extract(message), "RunMetadata");

    /// <summary>Decodes a Keras model: JSON text.</summary>
    /// <exception cref="SummaryFormatException">The message holds none.</exception>
    public static string DecodeKerasModel(ReadOnlyMemory<byte> message) =>
        Encoding.UTF8.GetString(Extract(message).Span);

    private static ReadOnlyMemory<byte> OnlyString(ReadOnlyMemory<byte> tensor) =>
        TensorParser.Parse(tensor).RequireStrings() is [var only]
            ? only
            : throw new SummaryFormatException("A graph is exactly one string.");

    private static ReadOnlyMemory<byte> Field(ReadOnlyMemory<byte> message, int field)
    {
        ReadOnlyMemory<byte> found = default;
        var fields = new FieldReader(message.Span);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(field))
            {
                found = ValueMessage.Slice(message, fields.Bytes);
            }
        }

        return fields.IsMalformed ? throw new SummaryFormatException("The message holds no graph.") : found;
    }
}
