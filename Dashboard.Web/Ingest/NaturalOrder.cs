using System.Globalization;

namespace Dashboard.Web.Ingest;

/// <summary>Orders runs and tags as TensorBoard's <c>compareTagNames</c> does: numbers by value (fixed or engineering notation), path components before the rest.</summary>
/// <remarks>
/// TensorBoard takes '/', '_' and a digit for equal when they stand against each other, which is not an order ("2a" &lt; "/b" &lt; "1c" &lt; "2a").
/// Here '/' comes before '_' before numbers before everything else, and what is still equal is ordered by its characters.
/// </remarks>
public sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    public static NaturalOrder Comparer { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }

        var (i, j) = (0, 0);
        while (i < x.Length && j < y.Length)
        {
            var order = Rank(x[i]).CompareTo(Rank(y[j]));
            if (order == 0)
            {
                order = char.IsAsciiDigit(x[i]) ? Number(x, ref i).CompareTo(Number(y, ref j)) : x[i++].CompareTo(y[j++]);
            }

            if (order != 0)
            {
                return order;
            }
        }

        var rest = (x.Length - i).CompareTo(y.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static int Rank(char c) => c switch
    {
        '/' => 0,
        '_' => 1,
        >= '0' and <= '9' => 2,
        _ => 3,
    };

    private static double Number(string text, ref int at)
    {
        var start = at;
        at = Digits(text, at);
        if (at < text.Length && text[at] == '.')
        {
            at = Digits(text, at + 1);
        }

        if (at < text.Length && (text[at] is 'e' or 'E') && Exponent(text, at + 1) is { } end)
        {
            at = end;
        }

        return double.Parse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static int? Exponent(string text, int at)
    {
        var digits = at < text.Length && (text[at] is '+' or '-') ? at + 1 : at;
        var end = Digits(text, digits);
        return end > digits ? end : null;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
