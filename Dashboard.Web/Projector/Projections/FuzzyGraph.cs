using Dashboard.Web.Projector.Neighbours;

namespace Dashboard.Web.Projector.Projections;

/// <summary>UMAP's fuzzy simplicial set: the neighbourhood graph, each point's distances measured by its own yardstick.</summary>
internal static class FuzzyGraph
{
    private const int MostHalvings = 64;
    private const double Tolerance = 1e-5;
    private const double LeastWidth = 1e-3;

    public static Affinities Of(NeighbourTable neighbours, ProjectionWork work)
    {
        var weights = new float[neighbours.Points.Length];
        var mean = Math.Max(1e-30, neighbours.Distances.Average(distance => (double)distance));
        Parallel.For(0, neighbours.Count, work.Parallel, point =>
            Weigh(neighbours.DistancesOf(point), mean, weights.AsSpan(point * neighbours.Width, neighbours.Width)));
        return Affinities.Symmetric(neighbours, weights, static (mine, theirs) => mine + theirs - (mine * theirs));
    }

    /// <summary>exp(−(d − ρ) / σ), where ρ is the distance of the nearest other and σ makes the weights sum to log₂ of their number.</summary>
    private static void Weigh(ReadOnlySpan<float> distances, double mean, Span<float> weights)
    {
        var rho = 0f;
        var average = 0.0;
        foreach (var distance in distances)
        {
            rho = rho == 0 ? distance : rho;
            average += distance / distances.Length;
        }

        var target = Math.Log2(distances.Length + 1);
        var (sigma, low, high) = (mean, 0.0, double.PositiveInfinity);
        for (var round = 0; round < MostHalvings; round++)
        {
            var sum = 0.0;
            foreach (var distance in distances)
            {
                sum += distance <= rho ? 1 : Math.Exp((rho - distance) / sigma);
            }

            if (Math.Abs(sum - target) < Tolerance)
            {
                break;
            }

            (low, high) = sum > target ? (low, sigma) : (sigma, high);
            sigma = double.IsInfinity(high) ? sigma * 2 : (low + high) / 2;
        }

        sigma = Math.Max(sigma, LeastWidth * (rho > 0 ? average : mean));
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = distances[i] <= rho ? 1 : (float)Math.Exp((rho - distances[i]) / sigma);
        }
    }
}
