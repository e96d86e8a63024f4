namespace Dashboard.Web.Colours;

/// <summary>How runs get their colours.</summary>
/// <param name="Rule">What they share a colour by.</param>
/// <param name="Text">The regular expression, or the key; empty for the other rules.</param>
public sealed record RunColouring(ColourRule Rule, string Text)
{
    private const string PrefixWord = "prefix";
    private const string PatternWord = "regex:";
    private const string KeyWord = "key:";

    public static RunColouring ByRun { get; } = new(ColourRule.Run, "");

    public static RunColouring ByPrefix { get; } = new(ColourRule.Prefix, "");

    /// <summary>Reads <c>prefix</c>, <c>regex:PATTERN</c> or <c>key:NAME</c>; anything else is by run.</summary>
    public static RunColouring Parse(string text) => text switch
    {
        PrefixWord => ByPrefix,
        _ when text.StartsWith(PatternWord, StringComparison.Ordinal) => new RunColouring(ColourRule.Pattern, text[PatternWord.Length..]),
        _ when text.StartsWith(KeyWord, StringComparison.Ordinal) && text.Length > KeyWord.Length => new RunColouring(ColourRule.Key, text[KeyWord.Length..]),
        _ => ByRun,
    };

    /// <summary>As <see cref="Parse"/> reads it; empty by run.</summary>
    public override string ToString() => Rule switch
    {
        ColourRule.Prefix => PrefixWord,
        ColourRule.Pattern => PatternWord + Text,
        ColourRule.Key => KeyWord + Text,
        _ => "",
    };
}
