namespace Dashboard.Web.Projector.Neighbours;

/// <summary>The nearest others of one point in the space the points come from, by looking at all.</summary>
internal static class NearestPoints
{
    /// <param name="points">All points.</param>
    /// <param name="point">The one asked about.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="isCosine">By 1 − cosine, from 0 to 2 (1 where a point is the origin); else Euclidean.</param>
    /// <param name="among">Only these; all when null.</param>
    /// <returns>Nearest first; equally near ones in order.</returns>
    public static (int Point, float Distance)[] Find(PointMatrix points, int point, int count, bool isCosine, IReadOnlyList<int>? among = null)
    {
        var others = among?.Where(other => other != point).Distinct().ToArray()
            ?? [.. Enumerable.Range(0, points.Count).Where(other => other != point)];
        var distances = new float[others.Length];
        var row = points[point];
        var length = MathF.Sqrt(VectorMath.Dot(row, row));
        for (var i = 0; i < others.Length; i++)
        {
            distances[i] = isCosine
                ? CosineDistance(row, length, points[others[i]])
                : MathF.Sqrt(VectorMath.SquaredDistance(row, points[others[i]]));
        }

        var order = Enumerable.Range(0, others.Length).OrderBy(i => distances[i]).ThenBy(i => others[i]).Take(count);
        return [.. order.Select(i => (others[i], distances[i]))];
    }

    private static float CosineDistance(ReadOnlySpan<float> row, float length, ReadOnlySpan<float> other)
    {
        var lengths = length * MathF.Sqrt(VectorMath.Dot(other, other));
        return lengths > 0 ? Math.Clamp(1 - (VectorMath.Dot(row, other) / lengths), 0, 2) : 1;
    }
}
