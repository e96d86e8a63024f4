using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace Dashboard.Web.Experiments.Query;

/// <summary>Splits a query into tokens.</summary>
internal static class QueryTokenizer
{
    private static readonly TextParser<TextSpan> Word = Span.MatchedBy(
        Character.Matching(QueryText.IsWordStart, "letter").IgnoreThen(Character.Matching(QueryText.IsWordPart, "letter").IgnoreMany()));

    private static readonly TextParser<TextSpan> Quoted = Span.Regex("""
        "([^"\\]|\\.)*"
        """, System.Text.RegularExpressions.RegexOptions.Singleline);

    private static readonly TextParser<TextSpan> Number = Span.Regex(@"-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?[smhd]?(?![\w.])");

    private static readonly TextParser<TextSpan> Date = Span.Regex(@"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z?)?(?![\w.])");

    private static readonly TextParser<TextSpan> Comparison = Span.Regex("(<=|>=|!=|!~|==|=|<|>|~)");

    private static readonly Tokenizer<QueryToken> Tokens = new TokenizerBuilder<QueryToken>()
        .Ignore(Span.WhiteSpace)
        .Match(Quoted, QueryToken.Quoted)
        .Match(Date, QueryToken.Date)
        .Match(Number, QueryToken.Number)
        .Match(Word, QueryToken.Word)
        .Match(Comparison, QueryToken.Comparison)
        .Match(Character.EqualTo('('), QueryToken.Open)
        .Match(Character.EqualTo(')'), QueryToken.Close)
        .Match(Character.EqualTo(','), QueryToken.Comma)
        .Match(Character.EqualTo(':'), QueryToken.Colon)
        .Build();

    public static Result<TokenList<QueryToken>> Split(string text) => Tokens.TryTokenize(text);
}
