using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dashboard.Web.HParams;

/// <summary>Writes the kept trials of a listing: name and status, then the shown columns.</summary>
internal static class TrialExport
{
    /// <summary>RFC 4180 with LF; numbers as shortly as reads back exactly, missing values empty.</summary>
    public static string Csv(TrialListing listing)
    {
        var text = new StringBuilder();
        AppendLine(text, Header(listing), CsvField, ",", "\n");
        foreach (var row in listing.Kept)
        {
            AppendLine(text, Cells(row).Select(cell => cell.Text), CsvField, ",", "\n");
        }

        return text.ToString();
    }

    /// <summary>A <c>tabular</c> of its own; numbers with four significant digits, missing values as dashes.</summary>
    public static string Latex(TrialListing listing)
    {
        var header = Header(listing).ToList();
        var text = new StringBuilder("\\begin{table}[tbp]\n\\begin{tabular}{").Append('l', header.Count).Append("}\n");
        AppendLine(text, header, LatexText, " & ", " \\\\ \\hline\n");
        foreach (var row in listing.Kept)
        {
            AppendLine(text, Cells(row).Select(LatexCell), cell => cell, " & ", " \\\\\n");
        }

        return text.Append("\\hline\n\\end{tabular}\n\\end{table}\n").ToString();
    }

    /// <summary><c>{"header": [name…], "rows": [[value…]…]}</c>; missing values null, NaN and infinities as strings.</summary>
    public static void WriteJson(Utf8JsonWriter json, TrialListing listing)
    {
        json.WriteStartObject();
        json.WriteStartArray("header");
        foreach (var title in Header(listing))
        {
            json.WriteStringValue(title);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in listing.Kept)
        {
            json.WriteStartArray();
            foreach (var cell in Cells(row))
            {
                WriteValue(json, cell);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteValue(Utf8JsonWriter json, TrialValue value)
    {
        switch (value)
        {
            case { IsMissing: true }:
                json.WriteNullValue();
                break;
            case { IsFlag: true }:
                json.WriteBooleanValue(value.Number > 0);
                break;
            case { IsNumber: true } when double.IsFinite(value.Number):
                json.WriteNumberValue(value.Number);
                break;
            default:
                json.WriteStringValue(value.Text);
                break;
        }
    }

    private static IEnumerable<string> Header(TrialListing listing) => ["trial", "status", .. listing.Columns.Select(column => column.Title)];

    private static IEnumerable<TrialValue> Cells(TrialRow row) =>
        [TrialValue.Of(row.Trial.Name), TrialValue.Of(TrialListing.StatusText(row.Trial.Status)), .. row.Values];

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells, Func<string, string> spell, string separator, string end) =>
        text.AppendJoin(separator, cells.Select(spell)).Append(end);

    private static string CsvField(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string LatexCell(TrialValue value) => value switch
    {
        { IsMissing: true } => "-",
        { IsNumber: true } when double.IsFinite(value.Number) => $"${Digits(value.Number)}$",
        _ => LatexText(value.Text),
    };

    private static string Digits(double number)
    {
        var text = number.ToString("G4", CultureInfo.InvariantCulture);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        return at < 0 ? text : $"{text[..at]}\\cdot 10^{{{int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)}}}";
    }

    private static string LatexText(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{c}",
                '\r' or '\n' => " ",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
