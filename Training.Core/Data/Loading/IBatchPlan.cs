namespace Training.Core.Data.Loading;

/// <summary>Which batches an epoch has, and how each is loaded.</summary>
internal interface IBatchPlan<TBatch>
{
    /// <summary>Batches in an epoch; null when that is not known before its end.</summary>
    int? Count { get; }

    /// <summary>The epoch's batches from the given one on, none of them loaded yet; enumerated by one thread at a time.</summary>
    IEnumerable<BatchJob<TBatch>> Jobs(int epoch, int firstBatch);
}
