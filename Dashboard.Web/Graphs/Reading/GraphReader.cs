using System.Globalization;
using System.Text;
using EventFormat.Summaries;

namespace Dashboard.Web.Graphs.Reading;

/// <summary>Reads encoded GraphDefs without building an object per attribute: names, types, edges, devices, clusters and shapes.</summary>
/// <remarks>One graph or several into one result; not thread-safe. Memory follows the bytes present, within <see cref="GraphLimits"/>.</remarks>
internal sealed class GraphReader
{
    /// <summary>The scope that holds the functions of a graph's library.</summary>
    public const string FunctionScope = "__function_library__";

    private readonly List<Operation> _operations = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);
    private readonly WordList _types = new();
    private readonly WordList _devices = new();
    private readonly WordList _clusters = new();
    private readonly WordList _shapes = new();
    private int _inputs;
    private int _renamed;

    /// <summary>Reads one graph.</summary>
    /// <exception cref="GraphFormatException">It is none, or too large.</exception>
    public static ParsedGraph Read(ReadOnlyMemory<byte> graph)
    {
        var reader = new GraphReader();
        reader.Add(graph, "");
        return reader.Finish();
    }

    /// <summary>Adds a graph, all of whose names get a prefix.</summary>
    /// <exception cref="GraphFormatException">It is none, or too large.</exception>
    public void Add(ReadOnlyMemory<byte> graph, string prefix)
    {
        Require(graph.Length <= GraphLimits.Bytes, $"The graph has {graph.Length:N0} bytes; at most {GraphLimits.Bytes:N0} are read.");
        var fields = new FieldReader(graph.Span);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(1))
            {
                AddNode(Slice(graph, fields.Bytes), prefix);
            }
            else if (fields.IsMessage(2))
            {
                AddLibrary(Slice(graph, fields.Bytes));
            }
        }

        Require(!fields.IsMalformed, "The bytes are no graph: a field is cut off or malformed.");
    }

    public ParsedGraph Finish() =>
        new(_operations, _types.Words, _devices.Words, _clusters.Words, _shapes.Words, _functions, _renamed);

    private void AddLibrary(ReadOnlyMemory<byte> library)
    {
        var fields = new FieldReader(library.Span);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(1))
            {
                AddFunction(Slice(library, fields.Bytes));
            }
        }

        Require(!fields.IsMalformed, "The graph's function library is malformed.");
    }

    private void AddFunction(ReadOnlyMemory<byte> function)
    {
        var signature = FunctionSignature.Read(function);
        if (!_functions.Add(signature.Name))
        {
            return; // Several graphs of one profile bring the same library.
        }

        var prefix = $"{FunctionScope}/{signature.Name}/";
        foreach (var argument in signature.Arguments)
        {
            Add(prefix + argument, new NodeFields { Type = "_Arg" }, prefix, default);
        }

        var fields = new FieldReader(function.Span);
        while (fields.MoveNext())
        {
            if (fields.IsMessage(3))
            {
                AddNode(Slice(function, fields.Bytes), prefix);
            }
        }

        foreach (var (result, source) in signature.Results)
        {
            var node = new NodeFields { Type = "_Retval" };
            node.Inputs.Add(source);
            Add(prefix + result, node, prefix, default);
        }
    }

    private void AddNode(ReadOnlyMemory<byte> message, string prefix)
    {
        var node = NodeFields.Read(message.Span);
        Add(prefix + node.Name, node, prefix, message);
    }

    private void Add(string name, NodeFields node, string prefix, ReadOnlyMemory<byte> message)
    {
        _inputs += node.Inputs.Count;
        Require(_operations.Count < GraphLimits.Operations, $"The graph has more than {GraphLimits.Operations:N0} operations.");
        Require(_inputs <= GraphLimits.Inputs, $"The graph has more than {GraphLimits.Inputs:N0} inputs.");
        _operations.Add(new Operation(
            Unique(name),
            _types.NumberOf(node.Type),
            _devices.NumberOf(node.Device),
            _clusters.NumberOf(node.Cluster),
            [.. node.Inputs.Select(input => Parse(input, prefix))],
            [.. node.Shapes.Select(_shapes.NumberOf)],
            message));
    }

    /// <summary>"node", "node:1", "^node"; in functions "node:output:1". A colon that no number follows belongs to the name.</summary>
    private static OperationInput Parse(string input, string prefix)
    {
        var isControl = input.StartsWith('^');
        var colon = input.LastIndexOf(':');
        if (isControl || colon < 0 || !int.TryParse(input.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return new OperationInput(prefix + input[(isControl ? 1 : 0)..], 0, isControl);
        }

        var end = prefix.StartsWith(FunctionScope, StringComparison.Ordinal) ? input.IndexOf(':', StringComparison.Ordinal) : colon;
        return new OperationInput(prefix + input[..end], port, false);
    }

    private string Unique(string name)
    {
        var unique = name;
        while (!_names.Add(unique))
        {
            unique = $"{name} ({++_renamed + 1})";
        }

        return unique;
    }

    internal static string Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? "" : Encoding.UTF8.GetString(utf8);

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> whole, ReadOnlySpan<byte> part) =>
        whole.Span.Overlaps(part, out var offset) ? whole.Slice(offset, part.Length) : default;

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new GraphFormatException(otherwise);
        }
    }
}
