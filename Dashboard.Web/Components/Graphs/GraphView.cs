using System.Collections.Immutable;
using Dashboard.Web.Components.Dashboards;

namespace Dashboard.Web.Components.Graphs;

/// <summary>What the graphs page shows. Its script modules give these pairs their meaning (js/graphs/view.js); here they are only kept in the URL.</summary>
public sealed record GraphView : DashboardView
{
    /// <summary>Names and values in order; a name may come more than once.</summary>
    public ImmutableArray<(string Name, string Value)> Pairs { get; init; } = [];

    public bool Equals(GraphView? other) => base.Equals(other) && Pairs.SequenceEqual(other.Pairs);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Pairs.Length);
}
