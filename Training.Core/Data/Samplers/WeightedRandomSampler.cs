using static TorchSharp.torch;

namespace Training.Core.Data.Samplers;

/// <summary>Items drawn with probabilities proportional to their weights, for classes of unequal size.</summary>
/// <remarks>
/// Up to 2²⁴ items the indices are those of PyTorch's <c>WeightedRandomSampler</c> with a generator seeded by seed + epoch. That is where
/// <c>multinomial</c> ends; beyond it, an alias table draws with replacement, and exponential keys draw without.
/// </remarks>
public sealed class WeightedRandomSampler : Sampler
{
    /// <summary>The most categories that <c>torch.multinomial</c> takes.</summary>
    internal const int MultinomialLimit = 1 << 24;

    private readonly double[] _weights;
    private readonly ulong _seed;
    private readonly bool _replacement;
    private readonly AliasTable? _table;

    /// <summary>Draws by weight.</summary>
    /// <param name="weights">One for each item: finite, not negative, not all zero; they need not add up to 1.</param>
    /// <param name="numSamples">Indices per epoch.</param>
    /// <param name="seed">Fixes the draws together with the epoch.</param>
    /// <param name="replacement">Whether an item may come more than once in an epoch.</param>
    /// <exception cref="ArgumentException">A weight is not finite or negative, or too few are above zero.</exception>
    public WeightedRandomSampler(IEnumerable<double> weights, int numSamples, ulong seed, bool replacement = true)
        : this(weights, numSamples, seed, replacement, MultinomialLimit)
    {
    }

    internal WeightedRandomSampler(IEnumerable<double> weights, int numSamples, ulong seed, bool replacement, int multinomialLimit)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegative(numSamples);
        _weights = [.. weights];
        var bad = Array.FindIndex(_weights, weight => !double.IsFinite(weight) || weight < 0);
        if (bad >= 0)
        {
            throw new ArgumentException($"Weight {bad} is {_weights[bad]}; weights are finite and not negative.", nameof(weights));
        }

        var drawable = _weights.Count(weight => weight > 0);
        if (drawable < (replacement ? Math.Min(numSamples, 1) : numSamples))
        {
            throw new ArgumentException($"{drawable} weights are above zero, too few to draw {numSamples} items {(replacement ? "with" : "without")} replacement.", nameof(weights));
        }

        Count = numSamples;
        _seed = seed;
        _replacement = replacement;
        IsMultinomial = _weights.Length <= multinomialLimit;
        _table = IsMultinomial || !replacement ? null : new AliasTable(_weights);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    internal bool IsMultinomial { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Indices(int epoch)
    {
        if (Count == 0)
        {
            return [];
        }

        if (_table is { } table)
        {
            return table.Draw(Count, SeedOf(_seed, epoch));
        }

        using var generator = Permutation.Seeded(SeedOf(_seed, epoch));
        using var weights = tensor(_weights);
        using var drawn = IsMultinomial ? multinomial(weights, Count, _replacement, generator) : DrawByKeys(weights, generator);
        return Permutation.ToArray(drawn);
    }

    /// <summary>The largest of weight / exponential, which are a draw without replacement (Efraimidis and Spirakis, 2006).</summary>
    private Tensor DrawByKeys(Tensor weights, Generator generator)
    {
        using var keys = empty_like(weights);
        keys.exponential_(1, generator);
        using var ratios = weights / keys;
        var (largest, places) = ratios.topk(Count);
        largest.Dispose();
        return places;
    }
}
