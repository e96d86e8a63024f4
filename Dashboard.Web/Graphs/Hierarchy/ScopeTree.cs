using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Graphs.Hierarchy;

/// <summary>Hangs operations into the scopes that their names spell.</summary>
internal sealed class ScopeTree
{
    private readonly Dictionary<(TreeNode Parent, string Label), TreeNode> _scopes = [];

    private ScopeTree(ParsedGraph graph)
    {
        Leaves = new TreeNode[graph.Operations.Count];
        for (var i = 0; i < Leaves.Length; i++)
        {
            Leaves[i] = Hang(graph.Operations[i].Name, i);
        }

        EnterOwnScopes();
    }

    public TreeNode Root { get; } = new("", NodeKind.Scope, null);

    /// <summary>The leaf of each operation.</summary>
    public TreeNode[] Leaves { get; }

    /// <exception cref="GraphFormatException">There are too many scopes.</exception>
    public static ScopeTree Build(ParsedGraph graph) => new(graph);

    private TreeNode Hang(string name, int operation)
    {
        var scope = Root;
        var start = 0;
        for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0 && scope.Depth < GraphLimits.Depth; slash = name.IndexOf('/', start))
        {
            scope = Scope(scope, name[start..slash]);
            start = slash + 1;
        }

        var leaf = new TreeNode(name[start..], NodeKind.Operation, scope) { Operation = operation };
        scope.Children.Add(leaf);
        return leaf;
    }

    private TreeNode Scope(TreeNode parent, string label)
    {
        if (!_scopes.TryGetValue((parent, label), out var scope))
        {
            if (_scopes.Count + Leaves.Length >= GraphLimits.TreeNodes)
            {
                throw new GraphFormatException($"The graph has more than {GraphLimits.TreeNodes:N0} scopes and operations.");
            }

            scope = new TreeNode(label, NodeKind.Scope, parent);
            parent.Children.Add(scope);
            _scopes.Add((parent, label), scope);
        }

        return scope;
    }

    /// <summary>An operation that is named like a scope ("a" beside "a/b") is shown inside it, as "(a)".</summary>
    private void EnterOwnScopes()
    {
        foreach (var leaf in Leaves)
        {
            if (_scopes.TryGetValue((leaf.Parent!, leaf.Label), out var scope))
            {
                leaf.Label = $"({leaf.Label})";
                leaf.Parent!.Children.Remove(leaf);
                scope.Children.Insert(0, leaf);
                (leaf.Parent, leaf.Depth) = (scope, scope.Depth + 1);
            }
        }
    }
}
