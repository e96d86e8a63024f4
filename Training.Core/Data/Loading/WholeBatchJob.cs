using static TorchSharp.torch;

namespace Training.Core.Data.Loading;

/// <summary>A batch that the data set reads at once.</summary>
internal sealed class WholeBatchJob<TBatch>(int number, int[] indices, IBatchedDataset<TBatch> dataset, Func<TBatch, TBatch> pin) : BatchJob<TBatch>(number, parts: 1)
{
    private static readonly bool IsScoped = TensorTree.Knows(typeof(TBatch));

    private TBatch? _read;

    protected override void LoadPart(int part, ItemRandom random)
    {
        using var scope = IsScoped ? NewDisposeScope() : null;
        var batch = pin(dataset.GetItems(indices));
        TensorTree.Detach(batch);
        _read = batch;
    }

    protected override TBatch MakeBatch()
    {
        var batch = _read!;
        _read = default;
        return batch;
    }

    protected override void ReleaseParts()
    {
        TensorTree.Release(_read);
        _read = default;
    }

    protected override long IndexOf(int part) => indices.Length > 0 ? indices[0] : 0;

    protected override string DescribeParts() => IndexList.Describe(indices);

    protected override DataLoaderException Describe(int part, Exception cause) =>
        new($"Batch {Number} of {DescribeParts()} could not be read: {cause.Message}", cause, Number, index: (cause as ArgumentOutOfRangeException)?.ActualValue as int?);
}
