namespace Training.Core.Data.Samplers;

/// <summary>Chooses which items an epoch visits, batch by batch.</summary>
/// <remarks>As with a <see cref="Sampler"/>, the same epoch always gives the same batches.</remarks>
public interface IBatchSampler
{
    /// <summary>How many batches an epoch has.</summary>
    int Count { get; }

    /// <summary>The batches of an epoch, <see cref="Count"/> of them.</summary>
    /// <param name="epoch">Which epoch, from 0.</param>
    IEnumerable<int[]> Batches(int epoch);

    /// <summary>The batches of an epoch from the given one on, for an epoch that was interrupted.</summary>
    /// <param name="epoch">Which epoch, from 0.</param>
    /// <param name="firstBatch">How many batches to leave out.</param>
    IEnumerable<int[]> Batches(int epoch, int firstBatch) => Batches(epoch).Skip(firstBatch);
}
