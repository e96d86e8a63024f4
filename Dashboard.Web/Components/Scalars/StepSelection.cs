using System.Globalization;

namespace Dashboard.Web.Components.Scalars;

/// <summary>A step that all cards mark, or a range of steps; the tables below the cards tell the values there.</summary>
/// <param name="From">The step, or the first of the range.</param>
/// <param name="To">The last step of the range; null for a single step.</param>
public readonly record struct StepSelection(long From, long? To)
{
    /// <summary>The selection between two steps, whichever is the lower one.</summary>
    public static StepSelection Between(long one, long? other) =>
        other is { } second && second != one ? new(Math.Min(one, second), Math.Max(one, second)) : new(one, null);

    /// <summary>Reads <c>FROM</c> or <c>FROM,TO</c>; null when the text is neither.</summary>
    public static StepSelection? Parse(string text)
    {
        var parts = text.Split(',');
        return parts.Length <= 2 && Step(parts[0]) is { } from && (parts.Length == 1 || Step(parts[1]) is not null)
            ? Between(from, parts.Length == 1 ? null : Step(parts[1]))
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}{(To is { } to ? $",{to}" : "")}");

    /// <summary>Reads a step as people write it, with or without grouping; null when it is none.</summary>
    public static long? Step(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var step) ? step : null;
}
