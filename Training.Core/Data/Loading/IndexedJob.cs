namespace Training.Core.Data.Loading;

/// <summary>A batch of items found by their indices.</summary>
internal sealed class IndexedJob<TItem, TBatch>(int number, int[] indices, Dataset<TItem> dataset, Func<IReadOnlyList<TItem>, TBatch> collate)
    : ItemJob<TItem, TBatch>(number, indices.Length, collate)
{
    protected override TItem LoadItem(int part, ItemRandom random) => dataset.Get(indices[part], random);

    protected override long IndexOf(int part) => indices[part];

    protected override string DescribeParts() => IndexList.Describe(indices);
}
