namespace Training.Core.Data.Loading;

/// <summary>Stands where the next batch would, had choosing or reading its items not failed.</summary>
internal sealed class FailedJob<TBatch> : BatchJob<TBatch>
{
    public FailedJob(int number, Exception cause)
        : base(number, parts: 0)
    {
        Finish(cause as DataLoaderException ?? new DataLoaderException($"The items of batch {number} could not be chosen: {cause.Message}", cause, number, index: null));
    }

    protected override void LoadPart(int part, ItemRandom random) => throw new InvalidOperationException("It has no parts.");

    protected override TBatch MakeBatch() => throw new InvalidOperationException("It has no batch.");

    protected override void ReleaseParts()
    {
    }

    protected override long IndexOf(int part) => part;

    protected override string DescribeParts() => "no items";
}
