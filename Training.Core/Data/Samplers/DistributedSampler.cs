namespace Training.Core.Data.Samplers;

/// <summary>One process's share of the items, when several train together; all shares are equally long.</summary>
/// <remarks>
/// The indices of PyTorch's <c>DistributedSampler</c> after <c>set_epoch(epoch)</c>: every process takes each n-th of a common order, which is filled up from
/// its beginning, or cut, to a multiple of the processes.
/// </remarks>
public sealed class DistributedSampler : Sampler
{
    private readonly int _items;
    private readonly int _replicas;
    private readonly int _rank;
    private readonly bool _shuffle;
    private readonly ulong _seed;

    /// <summary>The share of one process.</summary>
    /// <param name="count">Items of the data set.</param>
    /// <param name="replicas">How many processes train together.</param>
    /// <param name="rank">Which of them this is, from 0.</param>
    /// <param name="shuffle">Whether the common order is random.</param>
    /// <param name="seed">Fixes the order together with the epoch; the same in all processes.</param>
    /// <param name="dropLast">Whether items that cannot be shared evenly are left out; otherwise some come twice.</param>
    public DistributedSampler(int count, int replicas, int rank, bool shuffle = true, ulong seed = 0, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(replicas);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, replicas);
        _items = count;
        _replicas = replicas;
        _rank = rank;
        _shuffle = shuffle;
        _seed = seed;
        Count = dropLast ? count / replicas : (int)(((long)count + replicas - 1) / replicas);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Indices(int epoch)
    {
        var order = _shuffle ? Permutation.Of(_items, SeedOf(_seed, epoch)) : null;
        for (var i = 0; i < Count; i++)
        {
            var place = (int)((_rank + ((long)i * _replicas)) % _items);
            yield return order is null ? place : order[place];
        }
    }
}
