namespace Dashboard.Web.Graphs.Hierarchy;

/// <summary>What a node of the hierarchy is; the numbers are in the answers.</summary>
internal enum NodeKind
{
    Operation = 0,
    Scope = 1,
    Series = 2,
}
