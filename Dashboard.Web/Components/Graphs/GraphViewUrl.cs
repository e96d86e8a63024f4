using System.Collections.Frozen;
using Dashboard.Web.Components.Dashboards;

namespace Dashboard.Web.Components.Graphs;

/// <summary>Reads a <see cref="GraphView"/> from a query string and writes it.</summary>
internal sealed class GraphViewUrl : ViewUrl<GraphView>
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ["of", "tag", "at", "upload", "color", "profile", "profileAt", "node", "find", "trace", "expand", "ungroup", "aside", "main"], StringComparer.Ordinal);

    public static GraphViewUrl Instance { get; } = new();

    protected override GraphView Default { get; } = new();

    protected override GraphView? Read(GraphView view, string name, string value) =>
        Names.Contains(name) ? view with { Pairs = view.Pairs.Add((name, value)) } : null;

    protected override void Print(QueryPrinter query, GraphView view)
    {
        foreach (var (name, value) in view.Pairs)
        {
            query.AddUnless(false, name, value);
        }
    }
}
