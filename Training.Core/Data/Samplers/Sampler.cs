namespace Training.Core.Data.Samplers;

/// <summary>Chooses which items an epoch visits, in which order.</summary>
/// <remarks>A sampler keeps nothing between epochs: the same epoch always gives the same order, on any thread.</remarks>
public abstract class Sampler
{
    /// <summary>How many indices an epoch has.</summary>
    public abstract int Count { get; }

    /// <summary>The indices of an epoch, <see cref="Count"/> of them.</summary>
    /// <param name="epoch">Which epoch, from 0.</param>
    public abstract IEnumerable<int> Indices(int epoch);

    /// <summary>The seed of an epoch's order, as PyTorch's distributed sampler has it: their sum.</summary>
    internal static ulong SeedOf(ulong seed, int epoch) => unchecked(seed + (ulong)epoch);
}
