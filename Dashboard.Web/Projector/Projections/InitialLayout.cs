namespace Dashboard.Web.Projector.Projections;

/// <summary>Where iterative layouts begin: at the leading principal components, so that the large picture is right from the start.</summary>
internal static class InitialLayout
{
    /// <param name="points">The points.</param>
    /// <param name="dimensions">2 or 3.</param>
    /// <param name="deviation">Standard deviation of the first component.</param>
    /// <param name="seed">Of the noise that keeps equal points from moving as one.</param>
    /// <param name="work">How far it is.</param>
    public static float[] Of(PointMatrix points, int dimensions, float deviation, ulong seed, ProjectionWork work)
    {
        var components = PrincipalComponents.Fit(points, dimensions, work);
        var squares = 0.0;
        for (var point = 0; point < points.Count; point++)
        {
            var first = components.Coordinates[point * components.Dimensions];
            squares += first * first;
        }

        var scale = squares > 0 ? deviation / (float)Math.Sqrt(squares / points.Count) : 0;
        var random = new SeededRandom(seed ^ 0x1217);
        var places = new float[points.Count * dimensions];
        for (var i = 0; i < places.Length; i++)
        {
            var (point, axis) = Math.DivRem(i, dimensions);
            var component = axis < components.Dimensions ? components.Coordinates[(point * components.Dimensions) + axis] : 0;
            places[i] = (component * scale) + (deviation * 0.01f * (float)random.NextNormal());
        }

        return places;
    }

    /// <summary>Moves the centroid to the origin.</summary>
    public static void Centre(float[] places, int dimensions)
    {
        for (var axis = 0; axis < dimensions; axis++)
        {
            var sum = 0.0;
            for (var i = axis; i < places.Length; i += dimensions)
            {
                sum += places[i];
            }

            var mean = (float)(sum / (places.Length / dimensions));
            for (var i = axis; i < places.Length; i += dimensions)
            {
                places[i] -= mean;
            }
        }
    }
}
