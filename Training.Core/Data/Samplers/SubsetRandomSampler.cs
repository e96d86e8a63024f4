namespace Training.Core.Data.Samplers;

/// <summary>Given indices, each once, in an order that seed and epoch fix.</summary>
/// <remarks>The order of PyTorch's <c>SubsetRandomSampler</c> with a generator seeded by seed + epoch.</remarks>
public sealed class SubsetRandomSampler : Sampler
{
    private readonly int[] _indices;
    private readonly ulong _seed;

    /// <summary>Draws from these indices.</summary>
    public SubsetRandomSampler(IEnumerable<int> indices, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(indices);
        _indices = [.. indices];
        _seed = seed;
    }

    /// <inheritdoc/>
    public override int Count => _indices.Length;

    /// <inheritdoc/>
    public override IEnumerable<int> Indices(int epoch) => Permutation.Of(Count, SeedOf(_seed, epoch)).Select(place => _indices[place]);
}
