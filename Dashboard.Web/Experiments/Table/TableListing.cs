using System.Collections.Immutable;
using Dashboard.Web.Components.Experiments;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;

namespace Dashboard.Web.Experiments.Table;

/// <summary>The table under a view: which runs pass the query, in which order and groups, and which columns there are.</summary>
/// <param name="Columns">The shown columns, in the view's order.</param>
/// <param name="Kept">The runs that pass, sorted; those of closed groups included.</param>
/// <param name="Lines">What is listed: runs, or heads of groups and the runs of open ones.</param>
/// <param name="PutAway">How many runs would pass if they were not hidden or archived.</param>
/// <param name="Error">What is wrong with the query; then the last good one, or none, counts.</param>
public sealed record TableListing(ImmutableArray<Operand> Columns, ImmutableArray<RunEntry> Kept, ImmutableArray<TableLine> Lines, int PutAway, QueryError? Error)
{
    public static TableListing Empty { get; } = new([], [], [], 0, null);

    /// <param name="table">All runs.</param>
    /// <param name="view">The view.</param>
    /// <param name="last">The query that counts while the view's is wrong.</param>
    public static TableListing Of(ExperimentTable table, RunsView view, ref QueryExpression last)
    {
        if (QueryParser.TryParse(view.Query, out var query, out var error))
        {
            last = query;
        }

        var holds = last;
        var passing = table.Entries.Where(holds.Holds).ToList();
        var shown = view.ShowsPutAway ? passing : passing.FindAll(entry => !entry.Marks.IsHidden && !entry.Marks.IsArchived);
        var columns = view.Columns.IsEmpty ? DefaultColumns.Of(table) : Operands(view.Columns);
        ImmutableArray<RunEntry> kept = [.. RunOrder.Sort(shown, view.Sort)];
        return new TableListing(columns, kept, LinesOf(kept, columns, view), passing.Count - shown.Count, error);
    }

    private static ImmutableArray<TableLine> LinesOf(ImmutableArray<RunEntry> kept, ImmutableArray<Operand> columns, RunsView view)
    {
        if (view.Groups.IsEmpty)
        {
            return [.. kept.Select(entry => new TableLine(entry, null, 0))];
        }

        var lines = ImmutableArray.CreateBuilder<TableLine>();
        Group(lines, kept, Operands(view.Groups), 0, "", columns, view);
        return lines.DrainToImmutable();
    }

    private static void Group(
        ImmutableArray<TableLine>.Builder lines, ImmutableArray<RunEntry> entries, ImmutableArray<Operand> by, int depth, string path, ImmutableArray<Operand> columns, RunsView view)
    {
        if (depth == by.Length)
        {
            lines.AddRange(entries.Select(entry => new TableLine(entry, null, depth)));
            return;
        }

        var groups = entries.Select(entry => (Value: by[depth].Read(entry), Entry: entry)).GroupBy(pair => pair.Value, pair => pair.Entry)
            .OrderBy(group => group.Key.IsMissing).ThenBy(group => group.Key);
        foreach (var group in groups)
        {
            var own = $"{path}/{Uri.EscapeDataString(group.Key.Text)}";
            ImmutableArray<RunEntry> members = [.. group];
            var isOpen = !view.ClosedSections.Contains(own);
            lines.Add(new TableLine(null, new TableGroup(
                own, by[depth].Title, group.Key.Text, members, [.. columns.Select(column => ColumnStatistics.Of(members.Select(column.Read)))], isOpen), depth));
            if (isOpen)
            {
                Group(lines, members, by, depth + 1, own, columns, view);
            }
        }
    }

    private static ImmutableArray<Operand> Operands(ImmutableArray<string> texts) =>
        [.. texts.Select(text => QueryParser.TryParseOperand(text, out var operand, out _) ? operand : null).OfType<Operand>()];
}
