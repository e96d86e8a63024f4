using Dashboard.Web.Projector.Neighbours;

namespace Dashboard.Web.Projector.Projections;

/// <summary>How far neighbours in a layout are neighbours in truth, from 0 to 1 (Venna and Kaski, 2001).</summary>
internal static class Trustworthiness
{
    /// <summary>Neighbours looked at, where nothing else is said.</summary>
    public const int Neighbours = 12;

    // Beyond it a spread sample of this many points speaks for all.
    private const int MostPoints = 1000;

    public static double Of(PointMatrix points, Layout layout, ProjectionWork work, int neighbours = Neighbours)
    {
        var n = points.Count;
        neighbours = Math.Min(neighbours, (n - 1) / 2);
        if (neighbours < 1)
        {
            return 1;
        }

        var drawn = new PointMatrix(layout.Coordinates, n, layout.Dimensions);
        var sampled = Math.Min(n, n <= 2 * MostPoints ? n : MostPoints);
        var penalties = new long[sampled];
        Parallel.For(0, sampled, work.Parallel, i => penalties[i] = Penalty(points, drawn, (int)((long)i * n / sampled), neighbours));
        return 1 - (penalties.Sum() * 2.0 / ((double)sampled * neighbours * ((2.0 * n) - (3.0 * neighbours) - 1)));
    }

    /// <summary>By how many ranks the point's drawn neighbours lie beyond its true ones.</summary>
    private static long Penalty(PointMatrix points, PointMatrix drawn, int point, int neighbours)
    {
        var near = new NeighbourHeap(1, neighbours);
        var distances = new float[points.Count];
        for (var other = 0; other < points.Count; other++)
        {
            distances[other] = other == point ? -1 : VectorMath.SquaredDistance(points[point], points[other]);
            if (other != point)
            {
                near.Push(0, other, VectorMath.SquaredDistance(drawn[point], drawn[other]));
            }
        }

        var penalty = 0L;
        foreach (var other in near.Others(0))
        {
            penalty += Math.Max(0, VectorMath.CountBelow(distances, distances[other]) - neighbours); // The point itself is at rank 0.
        }

        return penalty;
    }
}
