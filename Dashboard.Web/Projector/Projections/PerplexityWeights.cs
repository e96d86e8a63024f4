using Dashboard.Web.Projector.Neighbours;

namespace Dashboard.Web.Projector.Projections;

/// <summary>Gaussian weights of each point's neighbours, as wide as makes their perplexity the one wanted.</summary>
internal static class PerplexityWeights
{
    private const int MostHalvings = 64;
    private const double Tolerance = 1e-5;

    /// <returns>As many as the table has places; those of a point sum to one.</returns>
    public static float[] Of(NeighbourTable neighbours, double perplexity, ProjectionWork work)
    {
        var weights = new float[neighbours.Points.Length];
        var target = Math.Log(Math.Max(1, perplexity));
        Parallel.For(0, neighbours.Count, work.Parallel, point =>
            Weigh(neighbours.DistancesOf(point), target, weights.AsSpan(point * neighbours.Width, neighbours.Width)));
        return weights;
    }

    private static void Weigh(ReadOnlySpan<float> distances, double target, Span<float> weights)
    {
        // Relative to the nearest, so that far points do not vanish all together; relative to the spread, so that units do not matter.
        double nearest = distances[0] * distances[0];
        var spread = Math.Max(1e-30, ((double)distances[^1] * distances[^1]) - nearest);
        var (beta, low, high) = (1.0, 0.0, double.PositiveInfinity);
        for (var round = 0; round < MostHalvings; round++)
        {
            var (sum, moment) = (0.0, 0.0);
            for (var i = 0; i < distances.Length; i++)
            {
                var squared = (((double)distances[i] * distances[i]) - nearest) / spread;
                var weight = Math.Exp(-beta * squared);
                weights[i] = (float)weight;
                sum += weight;
                moment += weight * squared;
            }

            var entropy = Math.Log(sum) + (beta * moment / sum);
            if (Math.Abs(entropy - target) < Tolerance)
            {
                break;
            }

            (low, high) = entropy > target ? (beta, high) : (low, beta);
            beta = double.IsInfinity(high) ? beta * 2 : (low + high) / 2;
        }

        var total = 0f;
        foreach (var weight in weights)
        {
            total += weight;
        }

        VectorMath.Scale(weights, 1 / total);
    }
}
