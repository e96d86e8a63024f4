using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Graphs.Hierarchy;

/// <summary>Gives groups of the same structure the same signature.</summary>
/// <remarks>
/// A group's signature sums those of its children and, for each edge whose lowest common group it is, the types at both ends:
/// names and order do not count. Linear in nodes and edges, so it is never skipped; that two groups differ and share all 64 bits
/// is not to be expected, but a hostile graph could arrange it: then two groups share a colour.
/// </remarks>
internal static class Structure
{
    private const ulong GroupSeed = 0x9E3779B97F4A7C15;
    private const ulong EdgeSeed = 0xC2B2AE3D27D4EB4F;

    /// <param name="nodes">All nodes, groups before what they hold.</param>
    /// <param name="edges">Ends of every edge.</param>
    /// <param name="types">What each operation does.</param>
    public static void Sign(IReadOnlyList<TreeNode> nodes, IEnumerable<(TreeNode From, TreeNode To)> edges, IReadOnlyList<Operation> types)
    {
        foreach (var node in nodes)
        {
            node.Signature = node.Operation < 0 ? GroupSeed : TypeOf(node);
        }

        foreach (var (from, to) in edges)
        {
            LowestCommonGroup(from, to).Signature += Mix(TypeOf(from) + (EdgeSeed * TypeOf(to)));
        }

        for (var i = nodes.Count - 1; i > 0; i--)
        {
            nodes[i].Parent!.Signature += Mix(nodes[i].Signature);
        }

        ulong TypeOf(TreeNode leaf) => Mix((ulong)types[leaf.Operation].Type + 1);
    }

    public static TreeNode LowestCommonGroup(TreeNode one, TreeNode other)
    {
        var (a, b) = (one.Parent!, other.Parent!);
        while (a != b)
        {
            if (a.Depth >= b.Depth)
            {
                a = a.Parent!;
            }
            else
            {
                b = b.Parent!;
            }
        }

        return a;
    }

    // SplitMix64's finaliser.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
