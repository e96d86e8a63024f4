using System.Text;
using EventFormat.Protos;
using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Logs text: markdown, and tables of markdown.</summary>
public static class TextSummaries
{
    /// <summary>Logs a text, which dashboards show as markdown.</summary>
    public static void AddText(this SummaryWriter writer, string tag, string text, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        writer.AddValue(Value(tag, [text]), step, wallTime);
    }

    /// <summary>Logs a table of texts without a header: rows by columns.</summary>
    public static void AddText(this SummaryWriter writer, string tag, string[,] cells, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        writer.AddValue(Value(tag, cells.Cast<string>(), cells.GetLength(0), cells.GetLength(1)), step, wallTime);
    }

    /// <summary>Logs a table with a header, as a table in markdown; cells may hold markdown of one line.</summary>
    public static void AddTable(
        this SummaryWriter writer, string tag, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        var table = new StringBuilder();
        AppendRow(table, header, header.Count);
        table.Append('|').Insert(table.Length, "---|", header.Count).Append('\n');
        foreach (var row in rows)
        {
            AppendRow(table, row, header.Count);
        }

        writer.AddText(tag, table.ToString(), step, wallTime);
    }

    private static void AppendRow(StringBuilder table, IReadOnlyList<string> cells, int columns)
    {
        table.Append('|');
        for (var column = 0; column < columns; column++)
        {
            var cell = column < cells.Count ? cells[column] : "";
            table.Append(' ').Append(cell.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)).Append(" |");
        }

        table.Append('\n');
    }

    private static Summary.Types.Value Value(string tag, IEnumerable<string> texts, params ReadOnlySpan<int> shape)
    {
        var tensor = new TensorProto { Dtype = DataType.DtString, TensorShape = TensorShape.Of(shape) };
        tensor.StringVal.AddRange(texts.Select(text => ByteString.CopyFromUtf8(text ?? "")));
        return new Summary.Types.Value { Tag = tag, Tensor = tensor, Metadata = PluginMetadata.Create("text", DataClass.Tensor) };
    }
}
