namespace Training.Core.Data;

/// <summary>Gives the batches of an epoch, in an order that seed and epoch fix.</summary>
/// <typeparam name="TBatch">What a batch is; usually <see cref="Batch"/>.</typeparam>
public interface IBatchSource<out TBatch>
{
    /// <summary>Batches in an epoch; null when that is not known before its end.</summary>
    int? Count { get; }

    /// <summary>The epoch's batches from the given one on, those before it not loaded at all where the data set has random access.</summary>
    /// <param name="epoch">Which epoch, from 0; together with the seed it fixes the order.</param>
    /// <param name="firstBatch">Which of the epoch's batches comes first: 0, or where an interrupted epoch goes on.</param>
    /// <param name="cancel">Ends the enumeration with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Batches that the caller disposes, each.</returns>
    IEnumerable<TBatch> Epoch(int epoch, int firstBatch = 0, CancellationToken cancel = default);
}
