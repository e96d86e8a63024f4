using EventFormat.Summaries;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>The fields of a NodeDef that the picture needs: all but most attributes.</summary>
internal sealed class NodeFields
{
    public string Name { get; private set; } = "";

    public string Type { get; set; } = "";

    public string Device { get; private set; } = "";

    public string Cluster { get; private set; } = "";

    public List<string> Inputs { get; } = [];

    /// <summary>The shape of each output, for people; empty where the file does not tell.</summary>
    public List<string> Shapes { get; } = [];

    /// <exception cref="GraphFormatException">The message is malformed.</exception>
    public static NodeFields Read(ReadOnlySpan<byte> message)
    {
        var node = new NodeFields();
        var fields = new FieldReader(message);
        while (fields.MoveNext())
        {
            if (fields.Encoding != FieldEncoding.Delimited)
            {
                continue;
            }

            switch (fields.Field)
            {
                case 1: node.Name = GraphReader.Text(fields.Bytes); break;
                case 2: node.Type = GraphReader.Text(fields.Bytes); break;
                case 3: node.Inputs.Add(GraphReader.Text(fields.Bytes)); break;
                case 4: node.Device = GraphReader.Text(fields.Bytes); break;
                case 5: node.ReadAttribute(fields.Bytes); break;
            }
        }

        return fields.IsMalformed ? throw new GraphFormatException($"The node \"{node.Name}\" is malformed.") : node;
    }

    private void ReadAttribute(ReadOnlySpan<byte> entry)
    {
        var attribute = MapEntry.Read(entry);
        if (attribute.Key.SequenceEqual("_output_shapes"u8))
        {
            ReadShapes(MapEntry.Field(attribute.Value, 1));
        }
        else if (attribute.Key.SequenceEqual("_XlaCluster"u8))
        {
            Cluster = GraphReader.Text(MapEntry.Field(attribute.Value, 2));
        }
    }

    private void ReadShapes(ReadOnlySpan<byte> list)
    {
        var fields = new FieldReader(list);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(7))
            {
                Shapes.Add(ShapeText.Of(fields.Bytes));
            }
        }
    }
}
