using System.Collections.Immutable;

namespace Dashboard.Web.HParams;

/// <summary>A trial with the values of the listed columns.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Values">One for each of the listing's columns.</param>
/// <param name="IsKept">Whether it passes every filter.</param>
public sealed record TrialRow(Trial Trial, ImmutableArray<TrialValue> Values, bool IsKept);
