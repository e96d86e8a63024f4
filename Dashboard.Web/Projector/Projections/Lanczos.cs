using MathNet.Numerics.LinearAlgebra;

namespace Dashboard.Web.Projector.Projections;

/// <summary>The largest eigenvalues of a symmetric matrix that is known by its products only (Lanczos, with full reorthogonalisation).</summary>
internal static class Lanczos
{
    private const int MostSteps = 400;
    private const int CheckEvery = 20;

    // Of the largest eigenvalue: what |Av − λv| may be.
    private const double Residual = 1e-10;

    /// <param name="size">Rows of the matrix.</param>
    /// <param name="count">How many pairs.</param>
    /// <param name="multiply">Writes the matrix times its first argument into its second.</param>
    /// <param name="reached">Told the step, and the most there can be.</param>
    public static (double[] Values, double[][] Vectors) Largest(int size, int count, Action<double[], double[]> multiply, Action<int, int> reached)
    {
        var most = Math.Min(size, MostSteps);
        var random = new SeededRandom(1);
        var basis = new List<double[]> { Fresh([], size, ref random) };
        var (diagonal, beside) = (new List<double>(), new List<double>());
        while (true)
        {
            reached(basis.Count, most);
            var last = basis[^1];
            var next = new double[size];
            multiply(last, next);
            diagonal.Add(VectorMath.Dot(next, last));
            Orthogonalise(next, basis);
            var length = Math.Sqrt(VectorMath.Dot(next, next));
            var largest = Math.Max(1e-300, diagonal.Max(Math.Abs));
            var isExhausted = length <= 1e-12 * largest;

            // A vector drawn from outside an invariant space that the matrix sends to nothing: there is nothing outside.
            var isAll = basis.Count == most || (isExhausted && basis.Count >= count && Math.Abs(diagonal[^1]) <= Residual * largest);
            if (isAll || (basis.Count >= count && basis.Count % CheckEvery == 0 && !isExhausted))
            {
                var (values, weights) = Spectrum(diagonal, beside);
                if (isAll || Enumerable.Range(0, count).All(i => length * Math.Abs(weights[i][^1]) <= Residual * values[0]))
                {
                    return (values[..count], [.. weights.Take(count).Select(weight => Combine(basis, weight))]);
                }
            }

            // An invariant space is complete: what is left begins anew, orthogonal to it.
            beside.Add(isExhausted ? 0 : length);
            if (isExhausted)
            {
                next = Fresh(basis, size, ref random);
            }
            else
            {
                VectorMath.Scale(next, 1 / length);
            }

            basis.Add(next);
        }
    }

    private static double[] Fresh(List<double[]> basis, int size, ref SeededRandom random)
    {
        var vector = new double[size];
        for (var i = 0; i < size; i++)
        {
            vector[i] = random.NextNormal();
        }

        Orthogonalise(vector, basis);
        VectorMath.Scale(vector, 1 / Math.Sqrt(VectorMath.Dot(vector, vector)));
        return vector;
    }

    // Twice is enough (Parlett).
    private static void Orthogonalise(double[] vector, List<double[]> basis)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var other in basis)
            {
                VectorMath.AddScaled(vector, -VectorMath.Dot(vector, other), other);
            }
        }
    }

    private static (double[] Values, double[][] Weights) Spectrum(List<double> diagonal, List<double> beside)
    {
        var size = diagonal.Count;
        var small = Matrix<double>.Build.Dense(size, size, (i, j) => i == j ? diagonal[i] : Math.Abs(i - j) == 1 ? beside[Math.Min(i, j)] : 0);
        var spectrum = small.Evd(Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, size).Reverse()];
        return ([.. order.Select(i => spectrum.EigenValues[i].Real)], [.. order.Select(i => spectrum.EigenVectors.Column(i).ToArray())]);
    }

    private static double[] Combine(List<double[]> basis, double[] weights)
    {
        var vector = new double[basis[0].Length];
        for (var i = 0; i < weights.Length; i++)
        {
            VectorMath.AddScaled(vector, weights[i], basis[i]);
        }

        return vector;
    }
}
