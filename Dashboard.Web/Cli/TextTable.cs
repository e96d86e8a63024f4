namespace Dashboard.Web.Cli;

/// <summary>Rows of text in columns as wide as they need, for a terminal.</summary>
internal sealed class TextTable(params string[] headings)
{
    /// <summary>Longer cells are cut: one giant name must not widen every row.</summary>
    private const int MaxWidth = 120;

    private readonly List<string[]> _rows = [headings];

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(cell => Cut(PlainText.Of(cell)))]);

    public void Print(TextWriter output)
    {
        var widths = Enumerable.Range(0, headings.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string Cut(string text) => text.Length > MaxWidth ? string.Concat(text.AsSpan(0, MaxWidth - 1), "…") : text;
}
