using static TorchSharp.torch;

namespace Training.Core.Data.Samplers;

/// <summary>Every item in an order that seed and epoch fix, or items drawn with replacement.</summary>
/// <remarks>An epoch's indices are those of PyTorch's <c>RandomSampler</c> with a generator seeded by seed + epoch.</remarks>
public sealed class RandomSampler : Sampler
{
    private readonly int _items;
    private readonly ulong _seed;
    private readonly bool _replacement;

    /// <summary>Draws from so many items.</summary>
    /// <param name="count">Items of the data set.</param>
    /// <param name="seed">Fixes the order together with the epoch.</param>
    /// <param name="replacement">Whether an item may come again before all have come.</param>
    /// <param name="numSamples">Indices per epoch; all items by default. Beyond that, without replacement, further orders follow.</param>
    public RandomSampler(int count, ulong seed, bool replacement = false, int? numSamples = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(numSamples ?? 0, nameof(numSamples));
        if (count == 0 && numSamples > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(numSamples), numSamples, "There are no items to draw from.");
        }

        _items = count;
        _seed = seed;
        _replacement = replacement;
        Count = numSamples ?? count;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Indices(int epoch)
    {
        using var generator = Permutation.Seeded(SeedOf(_seed, epoch));
        if (_replacement)
        {
            using var drawn = randint(0, Math.Max(_items, 1), [Count], ScalarType.Int64, CPU, generator: generator);
            return Permutation.ToArray(drawn);
        }

        return Count <= _items
            ? new ArraySegment<int>(Permutation.Next(_items, generator), 0, Count)
            : Rounds(generator);
    }

    private int[] Rounds(Generator generator)
    {
        var indices = new int[Count];
        for (var done = 0; done < Count; done += _items)
        {
            Permutation.Next(_items, generator).AsSpan(0, Math.Min(_items, Count - done)).CopyTo(indices.AsSpan(done));
        }

        return indices;
    }
}
