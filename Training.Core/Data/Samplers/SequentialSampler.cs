namespace Training.Core.Data.Samplers;

/// <summary>Every item in its own order.</summary>
public sealed class SequentialSampler : Sampler
{
    /// <summary>The indices from 0 to <paramref name="count"/> − 1.</summary>
    public SequentialSampler(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override IEnumerable<int> Indices(int epoch) => Enumerable.Range(0, Count);
}
