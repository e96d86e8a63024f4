using Dashboard.Web.Projector.Neighbours;

namespace Dashboard.Web.Projector.Projections;

/// <summary>t-distributed stochastic neighbour embedding with Barnes and Hut's approximation (van der Maaten, 2014), from the principal components.</summary>
/// <remarks>The answer depends on the points and the options only, not on the number of cores.</remarks>
internal sealed class TSne
{
    private const int ExaggeratedIterations = 250;
    private const float Exaggeration = 12;
    private const int Block = 256;

    // Beyond it only the nearest this many count: the farther ones of a wide perplexity weigh next to nothing.
    private const int MostNeighbours = 90;

    private readonly TSneOptions _options;
    private readonly ProjectionWork _work;
    private readonly Affinities _affinities;
    private readonly int _dimensions;
    private readonly float[] _places;
    private readonly float[] _attraction;
    private readonly float[] _repulsion;
    private readonly float[] _velocity;
    private readonly float[] _gains;
    private readonly double[] _sums;
    private readonly SpaceTree _tree;

    private TSne(Affinities affinities, float[] places, TSneOptions options, ProjectionWork work)
    {
        (_affinities, _places, _options, _work) = (affinities, places, options, work);
        _dimensions = options.Dimensions;
        _attraction = new float[places.Length];
        _repulsion = new float[places.Length];
        _velocity = new float[places.Length];
        _gains = new float[places.Length];
        Array.Fill(_gains, 1);
        _sums = new double[(affinities.Count + Block - 1) / Block];
        _tree = new SpaceTree(_dimensions, affinities.Count);
    }

    public static Layout Fit(PointMatrix points, TSneOptions options, ProjectionWork work)
    {
        var width = Math.Max(1, (int)Math.Min(3 * options.Perplexity, Math.Min(MostNeighbours, points.Count - 1)));
        var neighbours = NeighbourTable.Find(points, width, options.Seed, work);
        var weights = PerplexityWeights.Of(neighbours, Math.Min(options.Perplexity, width / 3.0), work);
        var scale = 1f / (2 * points.Count);
        var affinities = Affinities.Symmetric(neighbours, weights, (mine, theirs) => (mine + theirs) * scale);
        var places = InitialLayout.Of(points, options.Dimensions, 1e-4f, options.Seed, work);
        var tsne = new TSne(affinities, places, options, work);
        tsne.Run();
        return new Layout(options.Dimensions, places, []);
    }

    private void Run()
    {
        var exaggerated = Math.Min(ExaggeratedIterations, _options.Iterations / 3);
        var rate = _options.LearningRate > 0 ? _options.LearningRate : Math.Max(50, _affinities.Count / (4.0 * Exaggeration));
        for (var iteration = 0; iteration < _options.Iterations; iteration++)
        {
            var isExaggerated = iteration < exaggerated;
            var normaliser = Forces(isExaggerated ? Exaggeration : 1);
            Step((float)rate, isExaggerated ? 0.5f : 0.8f, normaliser);
            InitialLayout.Centre(_places, _dimensions);
            _work.Move(iteration + 1, _options.Iterations, _places);
        }
    }

    private float Forces(float exaggeration)
    {
        _tree.Build(_places);
        Parallel.For(0, _sums.Length, _work.Parallel, block =>
        {
            var end = Math.Min(_affinities.Count, (block + 1) * Block);
            var sum = 0.0;
            for (var i = block * Block; i < end; i++)
            {
                Attract(i, exaggeration);
                sum += _tree.Repel(i, _repulsion.AsSpan(i * _dimensions, _dimensions));
            }

            _sums[block] = sum;
        });
        return (float)Math.Max(1e-12, _sums.Sum());
    }

    private void Attract(int point, float exaggeration)
    {
        var place = _places.AsSpan(point * _dimensions, _dimensions);
        Span<float> force = stackalloc float[3];
        force.Clear();
        for (var entry = _affinities.Starts[point]; entry < _affinities.Starts[point + 1]; entry++)
        {
            var other = _places.AsSpan(_affinities.Columns[entry] * _dimensions, _dimensions);
            var squared = 0f;
            for (var i = 0; i < other.Length; i++)
            {
                squared += (place[i] - other[i]) * (place[i] - other[i]);
            }

            var pull = exaggeration * _affinities.Weights[entry] / (1 + squared);
            for (var i = 0; i < other.Length; i++)
            {
                force[i] += pull * (place[i] - other[i]);
            }
        }

        force[.._dimensions].CopyTo(_attraction.AsSpan(point * _dimensions));
    }

    private void Step(float rate, float momentum, float normaliser)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            var gradient = 4 * (_attraction[i] - (_repulsion[i] / normaliser));
            var isOnward = gradient * _velocity[i] < 0;
            _gains[i] = Math.Max(0.01f, isOnward ? _gains[i] + 0.2f : _gains[i] * 0.8f);
            _velocity[i] = (momentum * _velocity[i]) - (rate * _gains[i] * gradient);
            _places[i] += _velocity[i];
        }
    }
}
