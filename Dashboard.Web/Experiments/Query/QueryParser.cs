using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace Dashboard.Web.Experiments.Query;

/// <summary>Reads queries; the grammar stands in docs/QUERIES.md.</summary>
/// <remarks>Never throws for what people type, and takes time in proportion to its length.</remarks>
public static class QueryParser
{
    /// <summary>Longest query, in characters.</summary>
    public const int MaxLength = 4000;

    // Nesting costs stack.
    private const int MaxNesting = 100;

    private static readonly TokenListParser<QueryToken, Token<QueryToken>> Name = Token.EqualTo(QueryToken.Word).Or(Token.EqualTo(QueryToken.Quoted));

    private static readonly TokenListParser<QueryToken, Token<QueryToken>> Literal = Name.Or(Token.EqualTo(QueryToken.Number)).Or(Token.EqualTo(QueryToken.Date)).Named("value");

    private static readonly TokenListParser<QueryToken, OperandSyntax> OperandParser =
        from head in Token.EqualTo(QueryToken.Word)
        from rest in Arguments(head).Or(QuotedKey(head)).OptionalOrDefault(new OperandSyntax(head, null, null))
        select rest;

    private static readonly TokenListParser<QueryToken, Func<OperandSyntax, QueryExpression>> Condition =
        (from comparison in Token.EqualTo(QueryToken.Comparison)
         from literal in Literal
         select (Func<OperandSyntax, QueryExpression>)(operand => QueryBinding.Compare(operand, comparison, literal)))
        .Or(
            from colon in Token.EqualTo(QueryToken.Colon)
            from part in Literal
            select (Func<OperandSyntax, QueryExpression>)(operand => QueryBinding.Contains(operand, part)))
        .Or(
            from word in Keyword("in")
            from open in Token.EqualTo(QueryToken.Open)
            from values in Literal.AtLeastOnceDelimitedBy(Token.EqualTo(QueryToken.Comma))
            from close in Token.EqualTo(QueryToken.Close)
            select (Func<OperandSyntax, QueryExpression>)(operand => QueryBinding.In(operand, values)));

    private static readonly TokenListParser<QueryToken, QueryExpression> Primary =
        Parse.Ref(() => Parenthesized!)
            .Or(Token.EqualTo(QueryToken.Quoted).Select(text => (QueryExpression)new Contains(RunField.RunName, QueryBinding.TextOf(text))))
            .Or(from operand in Unless(OperandParser)
                from condition in Condition.OptionalOrDefault(QueryBinding.Present)
                select condition(operand))
            .Named("condition");

    private static readonly TokenListParser<QueryToken, QueryExpression> Negation =
        Keyword("not").IgnoreThen(Parse.Ref(() => Negation!)).Select(part => (QueryExpression)new Not(part)).Or(Primary);

    private static readonly TokenListParser<QueryToken, QueryExpression> Conjunction =
        Negation.AtLeastOnceDelimitedBy(Keyword("and")).Select(parts => parts.Length == 1 ? parts[0] : new AllOf(Flat<AllOf>(parts, all => all.Parts)));

    private static readonly TokenListParser<QueryToken, QueryExpression> Disjunction =
        Conjunction.AtLeastOnceDelimitedBy(Keyword("or")).Select(parts => parts.Length == 1 ? parts[0] : new AnyOf(Flat<AnyOf>(parts, any => any.Parts)));

    private static readonly TokenListParser<QueryToken, QueryExpression> Parenthesized =
        from open in Token.EqualTo(QueryToken.Open)
        from inner in Disjunction
        from close in Token.EqualTo(QueryToken.Close)
        select inner;

    private static readonly TokenListParser<QueryToken, QueryExpression> Whole = Disjunction.AtEnd();

    /// <summary>Reads a query; false, and what is wrong where, when it is none. An empty one holds for every run.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out QueryExpression? query, [NotNullWhen(false)] out QueryError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            (query, error) = (AllOf.Nothing, null);
            return true;
        }

        return TryRead(text, Whole, out query, out error);
    }

    /// <summary>Reads one operand: what a column shows.</summary>
    public static bool TryParseOperand(string text, [NotNullWhen(true)] out Operand? operand, [NotNullWhen(false)] out QueryError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryRead(text, OperandParser.Select(QueryBinding.Bind).AtEnd(), out operand, out error);
    }

    private static bool TryRead<T>(string text, TokenListParser<QueryToken, T> parser, [NotNullWhen(true)] out T? read, [NotNullWhen(false)] out QueryError? error)
        where T : class
    {
        (read, error) = (null, null);
        if (text.Length > MaxLength)
        {
            error = new QueryError(MaxLength, text.Length - MaxLength, $"A query has at most {MaxLength:N0} characters.");
            return false;
        }

        var tokens = QueryTokenizer.Split(text);
        if (!tokens.HasValue)
        {
            var at = tokens.ErrorPosition.HasValue ? tokens.ErrorPosition.Absolute : text.Length;
            error = at < text.Length && text[at] == '"'
                ? new QueryError(at, text.Length - at, "This quotation is not closed.")
                : new QueryError(at, at < text.Length ? 1 : 0, at < text.Length ? $"'{text[at]}' has no meaning here; names with other characters go in quotes." : "Something is missing here.");
            return false;
        }

        if (tokens.Value.Count(token => token.Kind == QueryToken.Open || IsKeyword(token, "not")) > MaxNesting)
        {
            error = new QueryError(0, text.Length, $"A query nests at most {MaxNesting} times.");
            return false;
        }

        try
        {
            var result = parser.TryParse(tokens.Value);
            read = result.HasValue ? result.Value : null;
            error = result.HasValue ? null : Fault(text, tokens.Value, result);
        }
        catch (QueryFaultException fault)
        {
            error = fault.Error;
        }

        return read is not null;
    }

    private static QueryError Fault<T>(string text, TokenList<QueryToken> tokens, TokenListParserResult<QueryToken, T> result)
    {
        var at = result.ErrorPosition.HasValue ? result.ErrorPosition.Absolute : text.Length;
        var token = tokens.FirstOrDefault(token => token.Position.Absolute == at);
        var expected = result.Expectations is { Length: > 0 } words ? string.Join(" or ", words.Distinct()) : "end";
        return token.HasValue
            ? new QueryError(at, token.Span.Length, $"Expected {expected}, not {token.ToStringValue()}.")
            : new QueryError(text.Length, 0, $"Expected {expected} here.");
    }

    private static TokenListParser<QueryToken, OperandSyntax> Arguments(Token<QueryToken> head) =>
        from open in Token.EqualTo(QueryToken.Open)
        from argument in Name
        from step in Token.EqualTo(QueryToken.Comma).IgnoreThen(Token.EqualTo(QueryToken.Number)).Select(number => (Token<QueryToken>?)number).OptionalOrDefault()
        from close in Token.EqualTo(QueryToken.Close)
        select new OperandSyntax(head, argument, step);

    // config."a key" is two tokens that touch.
    private static TokenListParser<QueryToken, OperandSyntax> QuotedKey(Token<QueryToken> head) =>
        Token.EqualTo(QueryToken.Quoted)
            .Where(key => head.Span.Source is not null && head.ToStringValue() is ConfigOperand.Prefix or SummaryOperand.Prefix && key.Position.Absolute == head.Position.Absolute + head.Span.Length)
            .Select(key => new OperandSyntax(head, key, null));

    private static TokenListParser<QueryToken, OperandSyntax> Unless(TokenListParser<QueryToken, OperandSyntax> operand) =>
        input => input.ConsumeToken() is { HasValue: true } next && next.Value.Kind == QueryToken.Word && QueryText.IsKeyword(next.Value.ToStringValue())
            ? TokenListParserResult.Empty<QueryToken, OperandSyntax>(input, ["condition"])
            : operand(input);

    private static TokenListParser<QueryToken, Token<QueryToken>> Keyword(string word) => input =>
        input.ConsumeToken() is { HasValue: true } next && IsKeyword(next.Value, word)
            ? next
            : TokenListParserResult.Empty<QueryToken, Token<QueryToken>>(input, [word]);

    private static bool IsKeyword(Token<QueryToken> token, string word) =>
        token.Kind == QueryToken.Word && token.Span.EqualsValueIgnoreCase(word);

    private static ImmutableArray<QueryExpression> Flat<T>(QueryExpression[] parts, Func<T, ImmutableArray<QueryExpression>> nested)
        where T : QueryExpression =>
        [.. parts.SelectMany(part => part is T same ? nested(same) : [part])];
}
