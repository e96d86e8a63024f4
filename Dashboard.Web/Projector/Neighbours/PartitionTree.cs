namespace Dashboard.Web.Projector.Neighbours;

/// <summary>Points divided by random hyperplanes until each part is small: near points mostly share a part (Dasgupta and Freund, 2008).</summary>
internal static class PartitionTree
{
    /// <summary>Orders <paramref name="order"/>, which names every point once, so that each part is contiguous; returns the parts' bounds.</summary>
    public static List<Range> Divide(PointMatrix points, int[] order, int partSize, ulong seed)
    {
        var parts = new List<Range>();
        var pending = new Stack<(int From, int To)>();
        var random = new SeededRandom(seed);
        var normal = new float[points.Dimensions];
        pending.Push((0, order.Length));
        while (pending.TryPop(out var part))
        {
            if (part.To - part.From <= partSize)
            {
                parts.Add(part.From..part.To);
                continue;
            }

            var middle = Split(points, order.AsSpan(part.From, part.To - part.From), normal, ref random) + part.From;
            pending.Push((part.From, middle));
            pending.Push((middle, part.To));
        }

        return parts;
    }

    private static int Split(PointMatrix points, Span<int> part, float[] normal, ref SeededRandom random)
    {
        var first = points[part[random.Next(part.Length)]];
        var second = points[part[random.Next(part.Length)]];
        var offset = 0f;
        for (var i = 0; i < normal.Length; i++)
        {
            normal[i] = first[i] - second[i];
            offset += normal[i] * (first[i] + second[i]) * 0.5f;
        }

        var (left, right) = (0, part.Length);
        while (left < right)
        {
            if (VectorMath.Dot(normal, points[part[left]]) > offset)
            {
                left++;
            }
            else
            {
                right--;
                (part[left], part[right]) = (part[right], part[left]);
            }
        }

        // Equal points, or a plane that leaves nearly all on one side, would make the tree deep for nothing.
        var least = part.Length / 16;
        return left >= Math.Max(1, least) && part.Length - left >= Math.Max(1, least) ? left : part.Length / 2;
    }
}
