using System.Globalization;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Query;

/// <summary>Writes the parts of queries so that they read back as the same.</summary>
internal static class QueryText
{
    private static readonly string[] Keywords = ["and", "or", "not", "in"];

    public static bool IsWordStart(char c) => char.IsLetter(c) || c == '_';

    public static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '.' or '/' or '-' or '@' or '%' or '+' or '#';

    public static bool IsKeyword(string word) => Keywords.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>A name as a word, in quotes where it is none.</summary>
    public static string Word(string name) => name.Length > 0 && IsWordStart(name[0]) && name.All(IsWordPart) && !IsKeyword(name) ? name : Quote(name);

    public static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public static string Literal(TrialValue value) => value.IsNumber || value.IsFlag ? value.Text : Quote(value.Text);

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Lower(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Min => "min",
        Aggregate.Max => "max",
        Aggregate.Mean => "mean",
        Aggregate.Best => "best",
        Aggregate.At => "at",
        _ => "last",
    };
}
