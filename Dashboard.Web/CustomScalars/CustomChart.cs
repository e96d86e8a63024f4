using System.Collections.Immutable;

namespace Dashboard.Web.CustomScalars;

/// <summary>A chart of a layout: every tag that one of its patterns matches, or lines with a band around each.</summary>
/// <param name="Title">As it is shown; may be empty.</param>
/// <param name="Patterns">Regular expressions that a tag must match from its beginning; empty for a margin chart.</param>
/// <param name="Margins">The lines of a margin chart.</param>
public sealed record CustomChart(string Title, ImmutableArray<string> Patterns, ImmutableArray<Margin> Margins);

/// <summary>A line and the band around it, by tag.</summary>
/// <param name="Value">The line.</param>
/// <param name="Lower">The band's lower edge.</param>
/// <param name="Upper">The band's upper edge.</param>
public readonly record struct Margin(string Value, string Lower, string Upper);

/// <summary>Charts under one title.</summary>
/// <param name="Title">As it is shown; unique among the merged ones.</param>
/// <param name="Charts">In the order of the layouts.</param>
/// <param name="IsClosed">Whether every layout that has it closes it at first.</param>
public sealed record CustomCategory(string Title, ImmutableArray<CustomChart> Charts, bool IsClosed);
