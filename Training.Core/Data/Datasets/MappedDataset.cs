namespace Training.Core.Data.Datasets;

/// <summary>Applies a function to each item as it is loaded.</summary>
internal sealed class MappedDataset<TSource, TItem>(Dataset<TSource> source, Func<TSource, ItemRandom, TItem> transform) : Dataset<TItem>
{
    public override int Count => source.Count;

    public override TItem Get(int index, ItemRandom random) => transform(source.Get(index, random), random);
}
