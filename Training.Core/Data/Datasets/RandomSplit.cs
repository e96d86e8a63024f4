using Training.Core.Data.Samplers;

namespace Training.Core.Data.Datasets;

/// <summary>Divides a data set at random into parts that share no item, as PyTorch's <c>random_split</c> does.</summary>
public static class RandomSplit
{
    /// <summary>Parts of the given lengths.</summary>
    /// <param name="source">What to divide.</param>
    /// <param name="lengths">Items in each part; together all there are.</param>
    /// <param name="seed">Fixes the parts; the same items as PyTorch's with a generator of that seed.</param>
    /// <exception cref="ArgumentException">The lengths do not add up to the number of items.</exception>
    public static IReadOnlyList<Subset<TItem>> ByLength<TItem>(Dataset<TItem> source, IReadOnlyList<int> lengths, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(lengths);
        if (lengths.Any(length => length < 0) || lengths.Sum(length => (long)length) != source.Count)
        {
            throw new ArgumentException($"The lengths {string.Join(" + ", lengths)} do not add up to the {source.Count} items.", nameof(lengths));
        }

        var order = Permutation.Of(source.Count, seed);
        var parts = new Subset<TItem>[lengths.Count];
        for (int i = 0, start = 0; i < parts.Length; start += lengths[i], i++)
        {
            parts[i] = new Subset<TItem>(source, new ArraySegment<int>(order, start, lengths[i]));
        }

        return parts;
    }

    /// <summary>Parts of the given shares; what rounding down leaves over goes to the parts in turn.</summary>
    /// <param name="source">What to divide.</param>
    /// <param name="fractions">The share of each part, from 0 to 1; together 1.</param>
    /// <param name="seed">Fixes the parts; the same items as PyTorch's with a generator of that seed.</param>
    /// <exception cref="ArgumentException">The fractions are out of range or do not add up to 1.</exception>
    public static IReadOnlyList<Subset<TItem>> ByFraction<TItem>(Dataset<TItem> source, IReadOnlyList<double> fractions, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(fractions);
        if (fractions.Any(fraction => fraction is not (>= 0 and <= 1)) || Math.Abs(fractions.Sum() - 1) > 1e-9)
        {
            throw new ArgumentException($"The fractions {string.Join(" + ", fractions)} must be from 0 to 1 and add up to 1.", nameof(fractions));
        }

        var lengths = fractions.Select(fraction => (int)Math.Floor(source.Count * fraction)).ToArray();
        var left = source.Count - lengths.Sum();
        for (var i = 0; i < left; i++)
        {
            lengths[i % lengths.Length]++;
        }

        return ByLength(source, lengths, seed);
    }
}
