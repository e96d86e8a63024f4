using EventFormat.Summaries;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>What a FunctionDef takes and gives.</summary>
/// <param name="Name">Its name: the type of the operations that call it.</param>
/// <param name="Arguments">Names of what it takes.</param>
/// <param name="Results">Names of what it gives, and where in its body that comes from.</param>
internal sealed record FunctionSignature(string Name, IReadOnlyList<string> Arguments, IReadOnlyList<(string Result, string Source)> Results)
{
    /// <exception cref="GraphFormatException">The message is malformed.</exception>
    public static FunctionSignature Read(ReadOnlyMemory<byte> function)
    {
        var name = "";
        List<string> arguments = [];
        List<(string, string)> results = [];
        var fields = new FieldReader(function.Span);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(1))
            {
                ReadSignature(fields.Bytes, ref name, arguments);
            }
            else if (fields.IsMessage(4))
            {
                var entry = MapEntry.Read(fields.Bytes);
                results.Add((GraphReader.Text(entry.Key), GraphReader.Text(entry.Value)));
            }
        }

        return fields.IsMalformed
            ? throw new GraphFormatException($"The function \"{name}\" is malformed.")
            : new FunctionSignature(name, arguments, results);
    }

    private static void ReadSignature(ReadOnlySpan<byte> signature, ref string name, List<string> arguments)
    {
        var fields = new FieldReader(signature);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(1))
            {
                name = GraphReader.Text(fields.Bytes);
            }
            else if (fields.IsMessage(2))
            {
                arguments.Add(GraphReader.Text(MapEntry.Field(fields.Bytes, 1)));
            }
        }
    }
}
