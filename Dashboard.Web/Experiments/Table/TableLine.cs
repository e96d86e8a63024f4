using System.Collections.Immutable;
using Dashboard.Web.Experiments.Runs;

namespace Dashboard.Web.Experiments.Table;

/// <summary>A line of the table: a run, or the head of a group of runs.</summary>
/// <param name="Entry">The run; null for the head of a group.</param>
/// <param name="Group">The group whose head it is; null for a run.</param>
/// <param name="Depth">How many groups it stands in.</param>
public sealed record TableLine(RunEntry? Entry, TableGroup? Group, int Depth);

/// <param name="Path">Identifies the group: the values that make it, escaped and joined.</param>
/// <param name="Title">The column that makes it.</param>
/// <param name="Value">The value that its runs have there; empty when they have none.</param>
/// <param name="Entries">Its runs.</param>
/// <param name="Columns">What they have in each of the table's columns.</param>
/// <param name="IsOpen">Whether its runs are listed.</param>
public sealed record TableGroup(
    string Path, string Title, string Value, ImmutableArray<RunEntry> Entries, ImmutableArray<ColumnStatistics> Columns, bool IsOpen);
