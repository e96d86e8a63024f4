using System.Globalization;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Query;

/// <summary>Something that every run has a value of, or none: what queries compare, tables show, sort and group by.</summary>
public abstract record Operand
{
    /// <summary>As it is written in a query; parsing it gives the operand again.</summary>
    public abstract string Text { get; }

    /// <summary>As a column's head shows it.</summary>
    public abstract string Title { get; }

    public virtual ValueKind Kind => ValueKind.Plain;

    public abstract TrialValue Read(RunEntry entry);

    public sealed override string ToString() => Text;
}

/// <summary>A fact that every run has by the same name.</summary>
public sealed record FieldOperand(RunField Field) : Operand
{
    public override string Text => Field.Name;

    public override string Title => Field.Title;

    public override ValueKind Kind => Field.Kind;

    public override TrialValue Read(RunEntry entry) => Field.Read(entry);
}

/// <summary>A setting.</summary>
public sealed record ConfigOperand(string Key) : Operand
{
    public const string Prefix = "config.";

    public override string Text => Prefix + QueryText.Word(Key);

    public override string Title => Key;

    public override TrialValue Read(RunEntry entry) => entry.Config[Key];
}

/// <summary>A result that the manifest states.</summary>
public sealed record SummaryOperand(string Key) : Operand
{
    public const string Prefix = "summary.";

    public override string Text => Prefix + QueryText.Word(Key);

    public override string Title => Key;

    public override TrialValue Read(RunEntry entry) => entry.Facts.Summary[Key];
}

/// <summary>A value of a series.</summary>
/// <param name="Aggregate">Which.</param>
/// <param name="Tag">The series' tag.</param>
/// <param name="Step">The step of <see cref="Aggregate.At"/>; else null.</param>
public sealed record MetricOperand(Aggregate Aggregate, string Tag, long? Step = null) : Operand
{
    public override string Text => Step is { } step
        ? string.Create(CultureInfo.InvariantCulture, $"at({QueryText.Word(Tag)}, {step})")
        : $"{QueryText.Lower(Aggregate)}({QueryText.Word(Tag)})";

    public override string Title => Aggregate switch
    {
        Aggregate.Last => Tag,
        Aggregate.At => string.Create(CultureInfo.InvariantCulture, $"{Tag} @ {Step}"),
        _ => $"{Tag} ({QueryText.Lower(Aggregate)})",
    };

    public override TrialValue Read(RunEntry entry) => entry.Metric(this);
}
