using MathNet.Numerics.LinearAlgebra;

namespace Dashboard.Web.Projector.Projections;

/// <summary>Principal components, of all points and all dimensions, in double precision.</summary>
/// <remarks>
/// Up to <see cref="DenseSize"/> dimensions (or points, if those are fewer) the whole spectrum is computed; beyond, the leading
/// components by Lanczos iterations until what is left of them is rounding. A component points where its farthest point is.
/// </remarks>
internal static class PrincipalComponents
{
    public const int DenseSize = 1024;

    private const string Phase = "Principal components";

    /// <summary>Coordinates of every point along the first <paramref name="components"/> components, fewer if there are not as many.</summary>
    public static Layout Fit(PointMatrix points, int components, ProjectionWork work)
    {
        var centred = new CentredPoints(points);
        components = Math.Max(1, Math.Min(components, Math.Min(points.Count, points.Dimensions)));
        var size = Math.Min(points.Count, points.Dimensions);
        var (variances, axes, isOfPoints) = size > DenseSize
            ? Leading(centred, components, work)
            : Dense(centred, components, work);
        var coordinates = isOfPoints
            ? Scores(axes, variances, points.Count)
            : Project(centred, axes, work);
        PointAtFarthest(coordinates, axes.Length);
        var total = centred.TotalVariance();
        return new Layout(axes.Length, coordinates, [.. variances.Select(variance => (float)(total > 0 ? Math.Max(0, variance) / total : 0))]);
    }

    private static (double[] Variances, double[][] Axes, bool IsOfPoints) Dense(CentredPoints points, int components, ProjectionWork work)
    {
        // The covariance of dimensions and the products of points share their spectrum: the smaller one is decomposed.
        var isOfPoints = points.Count < points.Dimensions;
        var square = isOfPoints ? points.Products(work) : points.Covariance(work);
        work.Reach(Phase, 0, 0);
        var size = isOfPoints ? points.Count : points.Dimensions;
        var spectrum = Matrix<double>.Build.Dense(size, size, square).Evd(Symmetricity.Symmetric);
        var leading = Enumerable.Range(0, components).Select(i => size - 1 - i).ToArray(); // Eigenvalues come in ascending order.
        return ([.. leading.Select(i => spectrum.EigenValues[i].Real)], [.. leading.Select(i => spectrum.EigenVectors.Column(i).ToArray())], isOfPoints);
    }

    private static (double[] Variances, double[][] Axes, bool IsOfPoints) Leading(CentredPoints points, int components, ProjectionWork work)
    {
        var (values, vectors) = Lanczos.Largest(
            points.Dimensions, components, points.MultiplyByCovariance, (step, most) => work.Reach(Phase, step, most));
        return (values, vectors, false);
    }

    private static float[] Scores(double[][] axes, double[] variances, int count)
    {
        var coordinates = new float[count * axes.Length];
        for (var axis = 0; axis < axes.Length; axis++)
        {
            var length = Math.Sqrt(Math.Max(0, variances[axis]));
            for (var point = 0; point < count; point++)
            {
                coordinates[(point * axes.Length) + axis] = (float)(axes[axis][point] * length);
            }
        }

        return coordinates;
    }

    private static float[] Project(CentredPoints points, double[][] axes, ProjectionWork work)
    {
        var coordinates = new float[points.Count * axes.Length];
        Parallel.For(0, points.Chunks, work.Parallel, chunk =>
        {
            var row = new double[points.Dimensions];
            foreach (var point in points.Chunk(chunk))
            {
                points.Read(point, row);
                for (var axis = 0; axis < axes.Length; axis++)
                {
                    coordinates[(point * axes.Length) + axis] = (float)VectorMath.Dot(row, axes[axis]);
                }
            }
        });
        return coordinates;
    }

    private static void PointAtFarthest(float[] coordinates, int dimensions)
    {
        for (var axis = 0; axis < dimensions; axis++)
        {
            var farthest = 0f;
            for (var i = axis; i < coordinates.Length; i += dimensions)
            {
                farthest = Math.Abs(coordinates[i]) > Math.Abs(farthest) ? coordinates[i] : farthest;
            }

            for (var i = axis; farthest < 0 && i < coordinates.Length; i += dimensions)
            {
                coordinates[i] = -coordinates[i];
            }
        }
    }
}
