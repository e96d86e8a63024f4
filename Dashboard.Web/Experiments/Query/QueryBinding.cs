using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.HParams;
using Superpower.Model;

namespace Dashboard.Web.Experiments.Query;

/// <summary>Gives what was written its meaning, or says at which token it has none.</summary>
internal static class QueryBinding
{
    private static readonly ImmutableArray<Aggregate> Aggregates = [.. Enum.GetValues<Aggregate>()];

    public static Operand Bind(OperandSyntax syntax)
    {
        var word = syntax.Head.ToStringValue();
        if (word.StartsWith(ConfigOperand.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return new ConfigOperand(Key(syntax, word[ConfigOperand.Prefix.Length..]));
        }

        if (word.StartsWith(SummaryOperand.Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return new SummaryOperand(Key(syntax, word[SummaryOperand.Prefix.Length..]));
        }

        if (syntax.Argument is { } argument)
        {
            return Metric(syntax, word, TextOf(argument));
        }

        return RunField.Find(word) is { } field ? new FieldOperand(field)
            : throw Fault(syntax.Head, $"There is no {word}: settings are config.{word}, metrics last({word}).");
    }

    public static QueryExpression Present(OperandSyntax syntax) => new Present(Bind(syntax));

    public static QueryExpression Contains(OperandSyntax syntax, Token<QueryToken> part)
    {
        var word = syntax.Head.ToStringValue();
        var field = string.Equals(word, "tag", StringComparison.OrdinalIgnoreCase) ? RunField.Tags : RunField.Find(word);
        return field is null || syntax.Argument is not null
            ? throw Fault(syntax.Head, $"{word}: says that a text contains another; that is for tag and for the runs' own facts such as name.")
            : new Contains(field, TextOf(part));
    }

    public static QueryExpression In(OperandSyntax syntax, Token<QueryToken>[] values)
    {
        var operand = Bind(syntax);
        return new OneOf(operand, [.. values.Select(value => ValueOf(value, operand.Kind))]);
    }

    public static QueryExpression Compare(OperandSyntax syntax, Token<QueryToken> symbol, Token<QueryToken> literal)
    {
        var (operand, comparison) = (Bind(syntax), OperatorOf(symbol.ToStringValue()));
        if (comparison is not (ComparisonOperator.Matches or ComparisonOperator.MatchesNot))
        {
            return new Comparison(operand, comparison, ValueOf(literal, operand.Kind));
        }

        return NameFilter.TryCreate(TextOf(literal), out var filter, out var error)
            ? new Matching(operand, filter, comparison == ComparisonOperator.MatchesNot)
            : throw Fault(literal, $"This is no regular expression: {error}");
    }

    /// <summary>What a token says, without its quotes.</summary>
    public static string TextOf(Token<QueryToken> token)
    {
        var text = token.ToStringValue();
        return token.Kind == QueryToken.Quoted ? Unescape(text[1..^1]) : text;
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            // Only quotes and backslashes are escaped: a regular expression keeps its \d.
            i += text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '\\' or '"' ? 1 : 0;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private static MetricOperand Metric(OperandSyntax syntax, string word, string tag)
    {
        if (!Aggregates.Any(aggregate => string.Equals(QueryText.Lower(aggregate), word, StringComparison.OrdinalIgnoreCase)))
        {
            throw Fault(syntax.Head, $"There is no {word}(…): metrics have {string.Join(", ", Aggregates.Select(QueryText.Lower))}.");
        }

        var aggregate = Aggregates.First(aggregate => string.Equals(QueryText.Lower(aggregate), word, StringComparison.OrdinalIgnoreCase));
        if (aggregate != Aggregate.At)
        {
            return syntax.Step is { } extra ? throw Fault(extra, $"Only at(…) takes a step.") : new MetricOperand(aggregate, tag);
        }

        var step = syntax.Step ?? throw Fault(syntax.Head, "at(…) takes a metric and a step, such as at(loss, 1000).");
        return long.TryParse(step.ToStringValue(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            ? new MetricOperand(Aggregate.At, tag, at)
            : throw Fault(step, "A step is a whole number.");
    }

    private static string Key(OperandSyntax syntax, string rest)
    {
        var key = rest.Length == 0 && syntax.Argument is { Kind: QueryToken.Quoted } quoted ? TextOf(quoted) : rest;
        return key.Length == 0 || (rest.Length > 0 && syntax.Argument is not null)
            ? throw Fault(syntax.Head, "A setting is written config.name, or config.\"its name\".")
            : key;
    }

    private static TrialValue ValueOf(Token<QueryToken> token, ValueKind kind)
    {
        var text = TextOf(token);
        if (token.Kind == QueryToken.Number)
        {
            return TrialValue.Of(Number(text));
        }

        if (kind == ValueKind.Time)
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? TrialValue.Of(time.ToUnixTimeMilliseconds() / 1000.0)
                : throw Fault(token, "A time is written 2026-11-25 or 2026-11-25T10:30.");
        }

        if (kind == ValueKind.Duration)
        {
            throw Fault(token, "A duration is written 90s, 10m, 2h or 3d.");
        }

        return token.Kind == QueryToken.Word && text is "true" or "false" ? TrialValue.Of(text == "true") : TrialValue.Of(text);
    }

    private static double Number(string text)
    {
        var seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return double.Parse(seconds == 0 ? text : text[..^1], CultureInfo.InvariantCulture) * (seconds == 0 ? 1 : seconds);
    }

    private static ComparisonOperator OperatorOf(string symbol) => symbol switch
    {
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        ">=" => ComparisonOperator.GreaterOrEqual,
        "!=" => ComparisonOperator.NotEqual,
        "~" => ComparisonOperator.Matches,
        "!~" => ComparisonOperator.MatchesNot,
        _ => ComparisonOperator.Equal,
    };

    private static QueryFaultException Fault(Token<QueryToken> token, string message) =>
        new(new QueryError(token.Position.Absolute, token.Span.Length, message));
}
