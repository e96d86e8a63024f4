using System.Globalization;

namespace Dashboard.Web.Graphs.Hierarchy;

/// <summary>Folds like siblings whose labels differ in one number (<c>conv_1</c> … <c>conv_9</c>) into one series.</summary>
/// <remarks>
/// Like means the same type, or for groups the same structure. A label without a number is the first of those with <c>_1</c>,
/// <c>_2</c>, …: so TensorFlow names them. The largest series is folded first; a node is in one series at most.
/// </remarks>
internal static class SeriesFolding
{
    /// <summary>Fewer like siblings than this stay as they are.</summary>
    public const int FewestMembers = 5;

    private const int MostNumbers = 4;
    private const int LongestNumber = 18;

    /// <summary>Folds the series among the children of every group.</summary>
    /// <returns>How many series there are.</returns>
    public static int Fold(IReadOnlyList<TreeNode> nodes, Func<TreeNode, ulong> likeness) =>
        nodes.Where(node => node.Kind == NodeKind.Scope && node.Children.Count >= FewestMembers).Sum(scope => FoldChildren(scope, likeness));

    private static int FoldChildren(TreeNode scope, Func<TreeNode, ulong> likeness)
    {
        var candidates = new Dictionary<SeriesKey, List<(long Number, TreeNode Node)>>();
        foreach (var child in scope.Children)
        {
            foreach (var (before, number, after) in Numbers(child.Label))
            {
                var key = new SeriesKey(child.Kind, likeness(child), before, after);
                if (!candidates.TryGetValue(key, out var members))
                {
                    candidates.Add(key, members = []);
                }

                members.Add((number, child));
            }
        }

        var series = new Dictionary<TreeNode, TreeNode>();
        foreach (var (key, members) in candidates.Where(pair => pair.Value.Count >= FewestMembers).OrderByDescending(pair => pair.Value.Count))
        {
            members.RemoveAll(member => series.ContainsKey(member.Node));
            if (members.Count >= FewestMembers)
            {
                Join(scope, key, members, series);
            }
        }

        return series.Count == 0 ? 0 : Replace(scope, series);
    }

    private static void Join(TreeNode scope, SeriesKey key, List<(long Number, TreeNode Node)> members, Dictionary<TreeNode, TreeNode> series)
    {
        members.Sort((one, other) => one.Number.CompareTo(other.Number));
        var label = string.Create(CultureInfo.InvariantCulture, $"{key.Before}[{members[0].Number}…{members[^1].Number}]{key.After}");
        var node = new TreeNode(label, NodeKind.Series, scope) { Children = [.. members.Select(member => member.Node)] };
        foreach (var (_, member) in members)
        {
            series.Add(member, node);
        }
    }

    /// <summary>A series stands where its first member stood.</summary>
    private static int Replace(TreeNode scope, Dictionary<TreeNode, TreeNode> series)
    {
        var placed = new HashSet<TreeNode>();
        var labels = new HashSet<string>(StringComparer.Ordinal);
        var children = new List<TreeNode>(scope.Children.Count);
        foreach (var child in scope.Children)
        {
            if (!series.TryGetValue(child, out var folded))
            {
                children.Add(child);
                continue;
            }

            child.Parent = folded;
            if (placed.Add(folded))
            {
                // Series of different types may span the same numbers: names of nodes must differ.
                while (!labels.Add(folded.Label))
                {
                    folded.Label += "'";
                }

                children.Add(folded);
            }
        }

        scope.Children = children;
        return placed.Count;
    }

    private static IEnumerable<(string Before, long Number, string After)> Numbers(string label)
    {
        var found = 0;
        for (var end = label.Length; end > 0 && found < MostNumbers; end--)
        {
            if (!char.IsAsciiDigit(label[end - 1]))
            {
                continue;
            }

            var start = end - 1;
            while (start > 0 && char.IsAsciiDigit(label[start - 1]))
            {
                start--;
            }

            if (end - start <= LongestNumber)
            {
                found++;
                yield return (label[..start], long.Parse(label.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture), label[end..]);
            }

            end = start + 1;
        }

        if (found == 0)
        {
            yield return (label + "_", 0, "");
        }
    }

    private readonly record struct SeriesKey(NodeKind Kind, ulong Likeness, string Before, string After);
}
