namespace Dashboard.Web.Graphs.Hierarchy;

/// <summary>A scope, a series or an operation while a hierarchy is built.</summary>
internal sealed class TreeNode(string label, NodeKind kind, TreeNode? parent)
{
    /// <summary>The last part of its name.</summary>
    public string Label { get; set; } = label;

    public NodeKind Kind { get; } = kind;

    public TreeNode? Parent { get; set; } = parent;

    /// <summary>Number of scopes around it.</summary>
    public int Depth { get; set; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>Index of the operation; −1 for groups.</summary>
    public int Operation { get; init; } = -1;

    public List<TreeNode> Children { get; set; } = [];

    /// <summary>The same for groups that hold the same operations, nested and connected alike.</summary>
    public ulong Signature { get; set; }

    /// <summary>Its place in the finished hierarchy.</summary>
    public int Id { get; set; }
}
