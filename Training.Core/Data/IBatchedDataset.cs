namespace Training.Core.Data;

/// <summary>A data set that reads a whole batch at once, faster than item by item; a loader with default collation uses it.</summary>
/// <typeparam name="TBatch">What a batch is; usually <see cref="Batch"/>.</typeparam>
public interface IBatchedDataset<out TBatch>
{
    /// <summary>The items of these indices, stacked in this order; the same as collating them one by one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range; the message names it.</exception>
    TBatch GetItems(ReadOnlySpan<int> indices);
}
