using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Query;

/// <summary>How values compare: numbers by size, flags with true and false, texts whatever their case; what is of unlike kinds is unequal and has no order.</summary>
internal static class ValueComparison
{
    public static bool Holds(TrialValue value, ComparisonOperator comparison, TrialValue literal) => !value.IsMissing && comparison switch
    {
        ComparisonOperator.Equal => AreEqual(value, literal),
        ComparisonOperator.NotEqual => !AreEqual(value, literal),
        ComparisonOperator.Less => Order(value, literal) < 0,
        ComparisonOperator.LessOrEqual => Order(value, literal) <= 0,
        ComparisonOperator.Greater => Order(value, literal) > 0,
        ComparisonOperator.GreaterOrEqual => Order(value, literal) >= 0,
        _ => false,
    };

    public static bool AreEqual(TrialValue value, TrialValue literal) =>
        value.IsNumber || literal.IsNumber
            ? value.IsNumber && literal.IsNumber && value.Number == literal.Number
            : !value.IsMissing && string.Equals(value.Text, literal.Text, StringComparison.OrdinalIgnoreCase);

    public static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        ComparisonOperator.GreaterOrEqual => ">=",
        ComparisonOperator.Matches => "~",
        _ => "!~",
    };

    // Null has no order: every comparison with it is false.
    private static int? Order(TrialValue value, TrialValue literal) =>
        value.IsNumber && literal.IsNumber ? double.IsNaN(value.Number) || double.IsNaN(literal.Number) ? null : value.Number.CompareTo(literal.Number)
        : value.IsNumber || literal.IsNumber || value.IsFlag || literal.IsFlag ? null
        : string.Compare(value.Text, literal.Text, StringComparison.OrdinalIgnoreCase);
}
