using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Graphs.Hierarchy;

/// <summary>A graph as a tree of scopes and series with operations as leaves; immutable, for any number of readers.</summary>
/// <remarks>Nodes are numbered in preorder, the root is 0: what a group holds are the numbers after its own, <see cref="Sizes"/> many.</remarks>
internal sealed class GraphHierarchy
{
    private GraphHierarchy(ParsedGraph graph, TreeNode[] nodes, TreeNode[] leaves, GraphEdges edges)
    {
        Graph = graph;
        Labels = [.. nodes.Select(node => node.Label)];
        Kinds = [.. nodes.Select(node => node.Kind)];
        OperationOf = [.. nodes.Select(node => node.Operation)];
        NodeOf = [.. leaves.Select(leaf => leaf.Id)];
        Sizes = new int[nodes.Length];
        var classes = new Dictionary<ulong, int>();
        Structures = [.. nodes.Select(node => classes.TryGetValue(node.Signature, out var known) ? known : classes[node.Signature] = classes.Count)];
        for (var i = nodes.Length - 1; i > 0; i--)
        {
            Sizes[nodes[i].Parent!.Id] += Sizes[i] + 1;
        }

        Edges = edges;
    }

    public ParsedGraph Graph { get; }

    /// <summary>The last part of each node's name.</summary>
    public string[] Labels { get; }

    public NodeKind[] Kinds { get; }

    /// <summary>How many nodes each holds, directly or not.</summary>
    public int[] Sizes { get; }

    /// <summary>The same number for nodes of the same structure.</summary>
    public int[] Structures { get; }

    /// <summary>Index of each node's operation; −1 for groups.</summary>
    public int[] OperationOf { get; }

    /// <summary>The node of each operation.</summary>
    public int[] NodeOf { get; }

    public GraphEdges Edges { get; }

    /// <exception cref="GraphFormatException">There are too many scopes.</exception>
    public static GraphHierarchy Build(ParsedGraph graph)
    {
        var tree = ScopeTree.Build(graph);
        var links = GraphLinks.Resolve(graph);
        var scopes = Preorder(tree.Root);
        Structure.Sign(scopes, links.Select(link => (tree.Leaves[link.From], tree.Leaves[link.To])), graph.Operations);
        SeriesFolding.Fold(scopes, node => node.Operation < 0 ? node.Signature : (ulong)graph.Operations[node.Operation].Type);
        var nodes = Preorder(tree.Root);
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i].Id = i;
            nodes[i].Signature = nodes[i].Kind == NodeKind.Series ? nodes[i].Children[0].Signature : nodes[i].Signature;
        }

        return new GraphHierarchy(graph, nodes, tree.Leaves, GraphEdges.Of(graph, links, tree.Leaves));
    }

    private static TreeNode[] Preorder(TreeNode root)
    {
        var order = new List<TreeNode>();
        var open = new Stack<TreeNode>([root]);
        while (open.TryPop(out var node))
        {
            order.Add(node);
            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                open.Push(node.Children[i]);
            }
        }

        return [.. order];
    }
}
