using System.Globalization;

namespace Benchmarks.TorchSharp;

/// <summary>A Markdown table on the console.</summary>
internal static class Table
{
    public static void Head(params string[] titles)
    {
        Console.WriteLine();
        Console.WriteLine($"| {string.Join(" | ", titles)} |");
        Console.WriteLine($"|{string.Concat(Enumerable.Repeat("---|", titles.Length))}");
    }

    public static void Row(params FormattableString[] cells) =>
        Console.WriteLine($"| {string.Join(" | ", cells.Select(cell => cell.ToString(CultureInfo.InvariantCulture)))} |");
}
