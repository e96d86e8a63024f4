using CsCheck;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Tests.Experiments.Query;

public sealed class QueryPropertyTests
{
    private static readonly Gen<string> Name = Gen.OneOf(Gen.OneOf("lr", "val/acc", "in", "not", "a b", "ü.ß", "\"q\\", "0/loss", "", "x-1"), Gen.String[Gen.Char[' ', '~'], 1, 8]).Where(name => name.Length > 0);

    private static readonly Gen<Operand> AnyOperand = Gen.OneOf<Operand>(
        Gen.OneOf(RunField.All.Where(field => field.Kind == ValueKind.Plain).ToArray()).Select(field => (Operand)new FieldOperand(field)),
        Name.Select(key => (Operand)new ConfigOperand(key)),
        Name.Select(key => (Operand)new SummaryOperand(key)),
        Gen.Select(Gen.Enum<Aggregate>().Where(aggregate => aggregate != Aggregate.At), Name).Select((aggregate, tag) => (Operand)new MetricOperand(aggregate, tag)),
        Gen.Select(Name, Gen.Long[-1000, 1_000_000]).Select((tag, step) => (Operand)new MetricOperand(Aggregate.At, tag, step)));

    private static readonly Gen<TrialValue> Literal = Gen.OneOf(
        Name.Select(TrialValue.Of), Gen.Double[-1e9, 1e9].Select(TrialValue.Of), Gen.Bool.Select(TrialValue.Of));

    private static readonly Gen<ComparisonOperator> Operator = Gen.OneOf(
        ComparisonOperator.Equal, ComparisonOperator.NotEqual, ComparisonOperator.Less, ComparisonOperator.LessOrEqual, ComparisonOperator.Greater, ComparisonOperator.GreaterOrEqual);

    private static readonly Gen<QueryExpression> Leaf = Gen.OneOf(
        AnyOperand.Select(operand => (QueryExpression)new Present(operand)),
        Gen.Select(AnyOperand, Operator, Literal).Select((operand, symbol, literal) => (QueryExpression)new Comparison(operand, symbol, literal)),
        Gen.Select(AnyOperand, Literal.List[1, 3]).Select((operand, values) => (QueryExpression)new OneOf(operand, [.. values])),
        Gen.Select(Gen.OneOf<RunField>([.. RunField.All]), Name).Select((field, part) => (QueryExpression)new Contains(field, part)),
        Gen.Select(AnyOperand, Gen.OneOf("a.*b", "^\\d+$", "[xy]", "a\\\\b"), Gen.Bool).Select((operand, pattern, isNegated) => (QueryExpression)new Matching(operand, Filter(pattern), isNegated)));

    private static readonly Gen<QueryExpression> Expression = Gen.Recursive<QueryExpression>((depth, inner) => depth > 3
        ? Leaf
        : Gen.Frequency(
            (3, Leaf),
            (1, inner.Select(part => (QueryExpression)new Not(part))),
            (1, inner.Where(part => part is not AllOf).List[2, 3].Select(parts => (QueryExpression)new AllOf([.. parts]))),
            (1, inner.Where(part => part is not AnyOf).List[2, 3].Select(parts => (QueryExpression)new AnyOf([.. parts])))));

    [Fact]
    public void EveryQuery_Printed_ReadsBackAsItself() => Expression.Sample(
        query =>
        {
            Assert.True(QueryParser.TryParse(query.Text, out var read, out var error), $"{query.Text}: {error?.Message}");
            Assert.Equal(query, read);
        },
        iter: 3000);

    [Fact]
    public void AnyText_IsReadOrItsFaultIsWithinIt() => Gen.OneOf(
            Gen.String[Gen.Char[' ', '~'], 0, 60],
            Gen.OneOf("and", "or", "not", "in", "(", ")", ",", "\"", "config.", "config.lr", "<", "=", "~", "!~", "1", "3d", "2026-11-25", ":", "tag", "name", "at", "best", "loss", "\\").List[0, 14].Select(words => string.Join(' ', words)))
        .Sample(
            text =>
            {
                if (!QueryParser.TryParse(text, out var query, out var error))
                {
                    Assert.NotEmpty(error.Message);
                    Assert.InRange(error.Position, 0, text.Length);
                    Assert.InRange(error.Position + error.Length, error.Position, text.Length);
                }
                else
                {
                    Assert.True(QueryParser.TryParse(query.Text, out var again, out _), query.Text);
                    Assert.Equal(query.Text, again.Text);
                }
            },
            iter: 5000);

    private static NameFilter Filter(string pattern) => NameFilter.TryCreate(pattern, out var filter, out _) ? filter : throw new ArgumentException(pattern);
}
