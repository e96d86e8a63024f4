namespace Dashboard.Web.Graphs.Reading;

/// <summary>Numbers words in the order of their first use; the empty word is 0.</summary>
internal sealed class WordList
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<string> _words = [""];

    public IReadOnlyList<string> Words => _words;

    public int NumberOf(string word)
    {
        if (!_numbers.TryGetValue(word, out var number))
        {
            number = _words.Count;
            _numbers.Add(word, number);
            _words.Add(word);
        }

        return number;
    }
}
