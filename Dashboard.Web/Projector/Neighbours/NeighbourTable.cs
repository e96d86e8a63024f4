namespace Dashboard.Web.Projector.Neighbours;

/// <summary>The nearest neighbours of every point, nearest first, itself left out.</summary>
/// <param name="Width">Neighbours per point.</param>
/// <param name="Points">Which points, <paramref name="Width"/> for each.</param>
/// <param name="Distances">Their Euclidean distances.</param>
internal sealed record NeighbourTable(int Width, int[] Points, float[] Distances)
{
    public int Count => Points.Length / Width;

    public ReadOnlySpan<int> PointsOf(int point) => Points.AsSpan(point * Width, Width);

    public ReadOnlySpan<float> DistancesOf(int point) => Distances.AsSpan(point * Width, Width);

    /// <summary>The nearest <paramref name="width"/> neighbours of every point.</summary>
    /// <remarks>Exact for a few thousand points, and found by descent, which misses a few in a hundred, beyond.</remarks>
    public static NeighbourTable Find(PointMatrix points, int width, ulong seed, ProjectionWork work)
    {
        width = Math.Min(width, points.Count - 1);
        return points.Count <= ExactNeighbours.Worthwhile
            ? ExactNeighbours.Find(points, width, work)
            : NeighbourDescent.Find(points, width, seed, work);
    }
}
