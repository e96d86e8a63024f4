namespace Dashboard.Web.Projector.Projections;

/// <summary>Points seen from their centroid, without a copy of them, and the products that principal components need.</summary>
internal sealed class CentredPoints(PointMatrix points)
{
    private const int ChunkSize = 512;
    private readonly double[] _mean = points.Mean();

    public int Count => points.Count;

    public int Dimensions => points.Dimensions;

    public int Chunks => (points.Count + ChunkSize - 1) / ChunkSize;

    public IEnumerable<int> Chunk(int chunk) => Enumerable.Range(chunk * ChunkSize, Math.Min(ChunkSize, points.Count - (chunk * ChunkSize)));

    public void Read(int point, Span<double> row)
    {
        var values = points[point];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = values[i] - _mean[i];
        }
    }

    /// <summary>Sum of the squares of all coordinates.</summary>
    public double TotalVariance()
    {
        var total = 0.0;
        var row = new double[Dimensions];
        for (var point = 0; point < Count; point++)
        {
            Read(point, row);
            total += VectorMath.Dot(row, row);
        }

        return total;
    }

    /// <summary>Xᵀ X of the centred points, column by column.</summary>
    public double[] Covariance(ProjectionWork work)
    {
        var size = Dimensions;
        var covariance = new double[size * size];
        var strip = Math.Max(8, size / (4 * work.Parallel.MaxDegreeOfParallelism));
        var strips = (size + strip - 1) / strip;
        Parallel.For(0, strips, work.Parallel, index =>
        {
            var row = new double[size];
            var (from, to) = (index * strip, Math.Min(size, (index + 1) * strip));
            for (var point = 0; point < Count; point++)
            {
                if (point % ChunkSize == 0)
                {
                    work.Reach("Covariance", point, Count);
                }

                Read(point, row);
                for (var i = from; i < to; i++)
                {
                    VectorMath.AddScaled(covariance.AsSpan((i * size) + i, size - i), row[i], row.AsSpan(i));
                }
            }
        });
        Mirror(covariance, size);
        return covariance;
    }

    /// <summary>X Xᵀ of the centred points.</summary>
    public double[] Products(ProjectionWork work)
    {
        var size = Count;
        var products = new double[size * size];
        Parallel.For(0, size, work.Parallel, i =>
        {
            var (one, other) = (new double[Dimensions], new double[Dimensions]);
            Read(i, one);
            for (var j = i; j < size; j++)
            {
                Read(j, other);
                products[(i * size) + j] = VectorMath.Dot(one, other);
            }
        });
        Mirror(products, size);
        return products;
    }

    /// <summary><paramref name="to"/> = Xᵀ X <paramref name="vector"/>.</summary>
    public void MultiplyByCovariance(double[] vector, double[] to)
    {
        Array.Clear(to);
        var row = new double[Dimensions];
        for (var point = 0; point < Count; point++)
        {
            Read(point, row);
            VectorMath.AddScaled(to, VectorMath.Dot(row, vector), row);
        }
    }

    private static void Mirror(double[] square, int size)
    {
        for (var i = 0; i < size; i++)
        {
            for (var j = i + 1; j < size; j++)
            {
                square[(j * size) + i] = square[(i * size) + j];
            }
        }
    }
}
