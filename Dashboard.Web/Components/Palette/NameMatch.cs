namespace Dashboard.Web.Components.Palette;

/// <summary>How well a name answers what was typed: every word of it must be found; whole names before beginnings, beginnings of words before their middles, scattered letters last.</summary>
internal static class NameMatch
{
    /// <summary>The score of a name that does not answer.</summary>
    public const int None = int.MaxValue;

    private const int Prefix = 1;
    private const int WordStart = 2;
    private const int Inside = 3;
    private const int Scattered = 8;

    /// <summary>Lower is better; <see cref="None"/> when a word is not found. Case does not matter.</summary>
    /// <param name="name">The name.</param>
    /// <param name="query">Words between spaces.</param>
    public static int Score(ReadOnlySpan<char> name, ReadOnlySpan<char> query)
    {
        var score = 0;
        foreach (var range in query.Split(' '))
        {
            var word = query[range];
            if (word.IsEmpty)
            {
                continue;
            }

            var found = ScoreWord(name, word);
            if (found == None)
            {
                return None;
            }

            score += found;
        }

        return score;
    }

    private static int ScoreWord(ReadOnlySpan<char> name, ReadOnlySpan<char> word)
    {
        var best = None;
        for (var from = 0; from + word.Length <= name.Length && best > Prefix;)
        {
            var at = name[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                break;
            }

            at += from;
            var found = at == 0 ? word.Length == name.Length ? 0 : Prefix : char.IsLetterOrDigit(name[at - 1]) ? Inside : WordStart;
            best = Math.Min(best, found);
            from = at + 1;
        }

        return best == None && IsScattered(name, word) ? Scattered : best;
    }

    private static bool IsScattered(ReadOnlySpan<char> name, ReadOnlySpan<char> word)
    {
        var at = 0;
        foreach (var letter in name)
        {
            if (at < word.Length && char.ToUpperInvariant(letter) == char.ToUpperInvariant(word[at]))
            {
                at++;
            }
        }

        return at == word.Length;
    }
}
