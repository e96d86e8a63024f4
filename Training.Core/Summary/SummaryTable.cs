using System.Globalization;
using System.Text;

namespace Training.Core.Summary;

/// <summary>Writes a summary as text and as markdown.</summary>
internal static class SummaryTable
{
    private const int NumberColumns = 2;
    private static readonly string[] Header = ["Layer", "Output shape", "Parameters", "Multiply-adds", "Trainable"];

    public static string Text(ModelSummary summary)
    {
        var rows = Rows(summary, Indented).Prepend(Header).ToList();
        var widths = Header.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var line = new string('─', widths.Sum() + (2 * (widths.Length - 1)));
        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            text.AppendJoin("  ", rows[i].Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));
            while (text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n').Append(i == 0 ? line + "\n" : "");
        }

        text.Append(line).Append('\n');
        foreach (var (name, value) in Totals(summary))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\n");
        }

        return text.ToString();
    }

    public static string Markdown(ModelSummary summary)
    {
        var text = new StringBuilder($"| {string.Join(" | ", Header)} |\n|---|---|---:|---:|---|\n");
        foreach (var row in Rows(summary, static layer => layer.Name)) // whole names: Markdown forgets indentation
        {
            text.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }

        text.Append('\n');
        foreach (var (name, value) in Totals(summary))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {name}: **{value}**\n");
        }

        return text.ToString();
    }

    private static bool IsNumber(int column) => column is >= NumberColumns and < NumberColumns + 2;

    private static string Indented(LayerSummary layer) => new string(' ', 2 * layer.Depth) + layer.Name[(layer.Name.LastIndexOf('.') + 1)..];

    private static IEnumerable<string[]> Rows(ModelSummary summary, Func<LayerSummary, string> name) => summary.Layers.Select(layer => new[]
    {
        layer.Depth == 0 ? layer.Type : $"{name(layer)} ({layer.Type})",
        layer.Calls == 0 ? "–" : string.Join(", ", layer.OutputShapes.Select(shape => $"[{string.Join(", ", shape)}]")) + (layer.Calls > 1 ? $" × {layer.Calls}" : ""),
        layer.Parameters == 0 ? "–" : Number(layer.Parameters),
        layer.MultiplyAdds == 0 ? "–" : Number(layer.MultiplyAdds),
        layer.Parameters == 0 ? "" : layer.TrainableParameters == layer.Parameters ? "yes" : layer.TrainableParameters == 0 ? "frozen" : "partly",
    });

    private static IEnumerable<(string Name, string Value)> Totals(ModelSummary summary) =>
    [
        ("Parameters", Number(summary.Parameters)),
        ("Trainable", Number(summary.TrainableParameters)),
        ("Frozen", Number(summary.Parameters - summary.TrainableParameters)),
        ("Multiply-adds", Number(summary.MultiplyAdds)),
        ("Input", Size(summary.InputBytes)),
        ("Weights", Size(summary.WeightBytes)),
        ("Activations", Size(summary.ActivationBytes)),
        ("Training step, estimated", Size(summary.TrainingBytes)),
    ];

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:0.00} GiB"),
    };
}
