namespace Dashboard.Web.Projector.Projections;

/// <summary>Axes that someone chose: each from the centroid of some points to that of others.</summary>
internal static class CustomAxes
{
    public const int Most = 3;

    /// <summary>Every point along each axis, in units of the space: 0 midway between the two centroids.</summary>
    public static Layout Project(PointMatrix points, IReadOnlyList<(int[] From, int[] To)> axes)
    {
        var coordinates = new float[points.Count * axes.Count];
        for (var axis = 0; axis < axes.Count; axis++)
        {
            var (from, to) = (Centroid(points, axes[axis].From), Centroid(points, axes[axis].To));
            var direction = new float[points.Dimensions];
            var (length, middle) = (0.0, 0.0);
            for (var i = 0; i < direction.Length; i++)
            {
                var difference = to[i] - from[i];
                direction[i] = (float)difference;
                length += difference * difference;
                middle += difference * (from[i] + to[i]) / 2;
            }

            length = Math.Max(1e-30, Math.Sqrt(length));
            for (var point = 0; point < points.Count; point++)
            {
                coordinates[(point * axes.Count) + axis] = (float)((VectorMath.Dot(points[point], direction) - middle) / length);
            }
        }

        return new Layout(axes.Count, coordinates, []);
    }

    private static double[] Centroid(PointMatrix points, int[] which) => points.Select(which).Mean();
}
