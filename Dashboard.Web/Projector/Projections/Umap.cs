using Dashboard.Web.Projector.Neighbours;

namespace Dashboard.Web.Projector.Projections;

/// <summary>Uniform manifold approximation and projection (McInnes, Healy and Melville, 2018), from the principal components.</summary>
/// <remarks>The descent runs on one core, edge by edge, so that the answer depends on the points and the options only.</remarks>
internal sealed class Umap
{
    private const int NegativeSamples = 5;
    private const float LongestStep = 4;

    private readonly Affinities _graph;
    private readonly float[] _places;
    private readonly int _dimensions;
    private readonly float _a;
    private readonly float _b;
    private readonly int _epochs;
    private readonly ProjectionWork _work;
    private SeededRandom _random;

    private Umap(Affinities graph, float[] places, UmapOptions options, ProjectionWork work)
    {
        (_graph, _places, _dimensions, _work) = (graph, places, options.Dimensions, work);
        var curve = UmapCurve.Fit(options.MinDistance);
        (_a, _b) = ((float)curve.A, (float)curve.B);
        _epochs = options.Epochs > 0 ? options.Epochs : graph.Count <= 10_000 ? 500 : 200;
        _random = new SeededRandom(options.Seed ^ 0x0DA9);
    }

    public static Layout Fit(PointMatrix points, UmapOptions options, ProjectionWork work)
    {
        var neighbours = NeighbourTable.Find(points, Math.Max(1, options.Neighbours - 1), options.Seed, work);
        var graph = FuzzyGraph.Of(neighbours, work);
        var places = InitialLayout.Of(points, options.Dimensions, 5, options.Seed, work);
        new Umap(graph, places, options, work).Run();
        InitialLayout.Centre(places, options.Dimensions);
        return new Layout(options.Dimensions, places, []);
    }

    private void Run()
    {
        var (edges, heads, period) = Edges();
        var due = (float[])period.Clone();
        var negativePeriod = Array.ConvertAll(period, p => p / NegativeSamples);
        var negativeDue = (float[])negativePeriod.Clone();
        for (var epoch = 0; epoch < _epochs; epoch++)
        {
            var rate = 1 - ((float)epoch / _epochs);
            for (var edge = 0; edge < edges.Length; edge++)
            {
                if (due[edge] > epoch)
                {
                    continue;
                }

                Attract(heads[edge], edges[edge], rate);
                due[edge] += period[edge];
                var samples = (int)((epoch - negativeDue[edge]) / negativePeriod[edge]);
                for (var sample = 0; sample < samples; sample++)
                {
                    Repel(heads[edge], _random.Next(_graph.Count), rate);
                }

                negativeDue[edge] += samples * negativePeriod[edge];
            }

            _work.Move(epoch + 1, _epochs, _places);
        }
    }

    /// <summary>The edges strong enough to be drawn at least once, and how many epochs lie between two draws of each.</summary>
    private (int[] Others, int[] Heads, float[] Period) Edges()
    {
        var strongest = _graph.Weights.Max();
        var (others, heads, period) = (new List<int>(), new List<int>(), new List<float>());
        for (var point = 0; point < _graph.Count; point++)
        {
            for (var entry = _graph.Starts[point]; entry < _graph.Starts[point + 1]; entry++)
            {
                if (_graph.Weights[entry] * _epochs >= strongest)
                {
                    others.Add(_graph.Columns[entry]);
                    heads.Add(point);
                    period.Add(strongest / _graph.Weights[entry]);
                }
            }
        }

        return ([.. others], [.. heads], [.. period]);
    }

    private void Attract(int head, int tail, float rate)
    {
        var one = _places.AsSpan(head * _dimensions, _dimensions);
        var other = _places.AsSpan(tail * _dimensions, _dimensions);
        var squared = VectorMath.SquaredDistance(one, other);
        if (squared <= 0)
        {
            return;
        }

        var power = MathF.Pow(squared, _b);
        var factor = -2 * _a * _b * (power / squared) / (1 + (_a * power));
        for (var i = 0; i < one.Length; i++)
        {
            var step = Math.Clamp(factor * (one[i] - other[i]), -LongestStep, LongestStep) * rate;
            one[i] += step;
            other[i] -= step;
        }
    }

    private void Repel(int head, int tail, float rate)
    {
        if (head == tail)
        {
            return;
        }

        var one = _places.AsSpan(head * _dimensions, _dimensions);
        var other = _places.AsSpan(tail * _dimensions, _dimensions);
        var squared = VectorMath.SquaredDistance(one, other);
        var factor = squared > 0 ? 2 * _b / ((0.001f + squared) * (1 + (_a * MathF.Pow(squared, _b)))) : 0;
        for (var i = 0; i < one.Length; i++)
        {
            one[i] += (factor > 0 ? Math.Clamp(factor * (one[i] - other[i]), -LongestStep, LongestStep) : 0) * rate;
        }
    }
}
