using System.Text;

namespace Dashboard.Web.Experiments.Table;

/// <summary>Writes the kept runs of a listing as CSV (RFC 4180, LF): name and directory, then the shown columns, values in full.</summary>
internal static class TableExport
{
    public static string Csv(TableListing listing)
    {
        var text = new StringBuilder();
        AppendLine(text, ["name", "path", .. listing.Columns.Select(column => column.Text)]);
        foreach (var entry in listing.Kept)
        {
            AppendLine(text, [entry.Name, entry.Row.Name, .. listing.Columns.Select(column => column.Read(entry).Text)]);
        }

        return text.ToString();
    }

    private static void AppendLine(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Field)).Append('\n');

    // A spreadsheet takes what begins so for a formula.
    private static string Field(string text)
    {
        var plain = text.Length > 0 && text[0] is '=' or '@' or '\t' || (text.Length > 1 && text[0] is '+' or '-' && !char.IsAsciiDigit(text[1]) && text[1] is not ('.' or '∞' or 'I')) ? "'" + text : text;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
