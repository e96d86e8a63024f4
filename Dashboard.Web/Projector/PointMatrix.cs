namespace Dashboard.Web.Projector;

/// <summary>Points of a space of many dimensions, row by row. Nobody writes to it once it is made.</summary>
internal sealed class PointMatrix
{
    public PointMatrix(float[] values, int count, int dimensions)
    {
        if (count < 0 || dimensions < 1 || (long)count * dimensions != values.Length)
        {
            throw new ArgumentException($"{values.Length} values are not {count} points of {dimensions} dimensions.");
        }

        (Values, Count, Dimensions) = (values, count, dimensions);
    }

    /// <summary>All coordinates, point after point.</summary>
    public float[] Values { get; }

    public int Count { get; }

    public int Dimensions { get; }

    public long SizeInBytes => (long)Values.Length * sizeof(float);

    public ReadOnlySpan<float> this[int point] => Values.AsSpan(point * Dimensions, Dimensions);

    /// <summary>Some of the points, in the order given.</summary>
    public PointMatrix Select(ReadOnlySpan<int> points)
    {
        var values = new float[points.Length * Dimensions];
        for (var i = 0; i < points.Length; i++)
        {
            this[points[i]].CopyTo(values.AsSpan(i * Dimensions));
        }

        return new PointMatrix(values, points.Length, Dimensions);
    }

    /// <summary>Every point scaled to length one, so that Euclidean distance orders as the cosine does; points at the origin stay.</summary>
    public PointMatrix ToUnitLength()
    {
        var values = (float[])Values.Clone();
        for (var point = 0; point < Count; point++)
        {
            var row = values.AsSpan(point * Dimensions, Dimensions);
            var length = MathF.Sqrt(VectorMath.Dot(row, row));
            if (length > 0)
            {
                VectorMath.Scale(row, 1 / length);
            }
        }

        return new PointMatrix(values, Count, Dimensions);
    }

    /// <summary>TensorBoard's "spherize": the centroid moved to the origin, then every point scaled to length one.</summary>
    public PointMatrix Spherize()
    {
        var mean = Mean();
        var values = (float[])Values.Clone();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= (float)mean[i % Dimensions];
        }

        return new PointMatrix(values, Count, Dimensions).ToUnitLength();
    }

    /// <summary>The centroid.</summary>
    public double[] Mean()
    {
        var mean = new double[Dimensions];
        for (var point = 0; point < Count; point++)
        {
            var row = this[point];
            for (var i = 0; i < row.Length; i++)
            {
                mean[i] += row[i];
            }
        }

        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] /= Math.Max(1, Count);
        }

        return mean;
    }
}
