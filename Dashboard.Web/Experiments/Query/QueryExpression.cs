using System.Collections.Immutable;
using Dashboard.Web.Components.Runs;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Query;

/// <summary>A condition on runs. Total: it holds or it does not, for every run, whatever the run lacks.</summary>
public abstract record QueryExpression
{
    /// <summary>As a query; parsing it gives the same condition.</summary>
    public abstract string Text { get; }

    public abstract bool Holds(RunEntry entry);

    public sealed override string ToString() => Text;
}

/// <summary>Every one of them holds; of none, always.</summary>
public sealed record AllOf(ImmutableArray<QueryExpression> Parts) : QueryExpression
{
    public static AllOf Nothing { get; } = new([]);

    public override string Text => string.Join(" and ", Parts.Select(part => part is AnyOf ? $"({part.Text})" : part.Text));

    public override bool Holds(RunEntry entry)
    {
        foreach (var part in Parts)
        {
            if (!part.Holds(entry))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(AllOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Length;
}

/// <summary>At least one of them holds.</summary>
public sealed record AnyOf(ImmutableArray<QueryExpression> Parts) : QueryExpression
{
    public override string Text => string.Join(" or ", Parts.Select(part => part.Text));

    public override bool Holds(RunEntry entry)
    {
        foreach (var part in Parts)
        {
            if (part.Holds(entry))
            {
                return true;
            }
        }

        return false;
    }

    public bool Equals(AnyOf? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode() => Parts.Length;
}

public sealed record Not(QueryExpression Part) : QueryExpression
{
    public override string Text => Part is AllOf or AnyOf ? $"not ({Part.Text})" : $"not {Part.Text}";

    public override bool Holds(RunEntry entry) => !Part.Holds(entry);
}

/// <summary>The run has a value there, and it is not false.</summary>
public sealed record Present(Operand Operand) : QueryExpression
{
    public override string Text => Operand.Text;

    public override bool Holds(RunEntry entry) => Operand.Read(entry) is var value && !value.IsMissing && !(value.IsFlag && value.Number == 0);
}

/// <summary>The value is one of several.</summary>
public sealed record OneOf(Operand Operand, ImmutableArray<TrialValue> Values) : QueryExpression
{
    public override string Text => $"{Operand.Text} in ({string.Join(", ", Values.Select(QueryText.Literal))})";

    public override bool Holds(RunEntry entry)
    {
        var value = Operand.Read(entry);
        return Values.Any(one => ValueComparison.AreEqual(value, one));
    }

    public bool Equals(OneOf? other) => other is not null && Operand == other.Operand && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Operand, Values.Length);
}

/// <summary>The value's text contains another, whatever the case; of tags, one of them is the text.</summary>
public sealed record Contains(RunField Field, string Part) : QueryExpression
{
    public override string Text => Field == RunField.Tags ? $"tag:{QueryText.Word(Part)}" : $"{Field.Name}:{QueryText.Word(Part)}";

    public override bool Holds(RunEntry entry) => Field == RunField.Tags
        ? entry.Tags.Contains(Part, StringComparer.OrdinalIgnoreCase)
        : Field.Read(entry).Text.Contains(Part, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The value compares so with a literal; never, when the run has none.</summary>
public sealed record Comparison(Operand Operand, ComparisonOperator Operator, TrialValue Literal) : QueryExpression
{
    public override string Text => $"{Operand.Text} {ValueComparison.Symbol(Operator)} {QueryText.Literal(Literal)}";

    public override bool Holds(RunEntry entry) => ValueComparison.Holds(Operand.Read(entry), Operator, Literal);
}

/// <summary>A regular expression finds something in the value's text, or nothing; never either, when the run has no value.</summary>
public sealed record Matching(Operand Operand, NameFilter Filter, bool IsNegated) : QueryExpression
{
    public override string Text => $"{Operand.Text} {(IsNegated ? "!~" : "~")} {QueryText.Quote(Filter.Pattern)}";

    public override bool Holds(RunEntry entry) =>
        Operand.Read(entry) is { IsMissing: false } value && Filter.Apply([value.Text], text => text) is { } found && found.Count > 0 != IsNegated;

    public bool Equals(Matching? other) => other is not null && Operand == other.Operand && Filter.Pattern == other.Filter.Pattern && IsNegated == other.IsNegated;

    public override int GetHashCode() => HashCode.Combine(Operand, Filter.Pattern, IsNegated);
}
