using CsCheck;
using TorchSharp;
using Training.Core.Data;
using Training.Core.Data.Datasets;

namespace Training.Core.Tests.Data;

public class DatasetTests
{
    [Fact]
    public void Concat_AnyLengths_ItemsInTurn() => Gen.Int[0, 4].Array[0, 6].Sample(lengths =>
    {
        var next = 0;
        var concat = new ConcatDataset<int>(lengths.Select(length => new ListDataset<int>([.. Enumerable.Range(0, length).Select(_ => next++)])).ToArray());
        Assert.Equal(lengths.Sum(), concat.Count);
        Assert.Equal(Enumerable.Range(0, concat.Count), Enumerable.Range(0, concat.Count).Select(index => concat[index]));
        Assert.Throws<ArgumentOutOfRangeException>(() => concat[concat.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => concat[-1]);
    });

    [Fact]
    public void Subset_IndexOutOfRange_IsRejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Subset<int>(new ListDataset<int>([1]), [1]));
        Assert.Equal(3, new Subset<int>(new ListDataset<int>([1, 2, 3]), [2, 2])[1]);
    }

    [Fact]
    public void TensorDataset_OwnTensorsDisposed_KeepsItsViews()
    {
        TensorDataset dataset;
        using (torch.NewDisposeScope())
        {
            dataset = new TensorDataset(torch.arange(6).reshape(3, 2), torch.arange(3));
        }

        using (dataset)
        using (var sample = dataset[2])
        {
            Assert.Equal([4L, 5L], sample.Input.data<long>().ToArray());
            Assert.Equal(2, sample.Target.item<long>());
        }

        using var three = torch.zeros(3);
        using var four = torch.zeros(4);
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => new TensorDataset(three, four)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TensorDataset_FromArrays_KeepsShapeAndType()
    {
        using var dataset = TensorDataset.FromArrays(new double[,,] { { { 1, 2 } }, { { 3, 4 } } }, new[] { 7L, 8L });
        using var batch = dataset.GetItems([1, 0]);
        Assert.Equal([2, 1, 2], batch.Input.shape);
        Assert.Equal([3.0, 4, 1, 2], batch.Input.data<double>().ToArray());
        Assert.Equal([8L, 7], batch.Target.data<long>().ToArray());
    }

    [Fact]
    public void ListDataset_OfTensors_IsRejected() => Assert.Throws<ArgumentException>(() => new ListDataset<torch.Tensor>([]));

    [Fact]
    public void Stream_AnyNumberOfWorkers_SameBatchesInOrder() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 7], Gen.Int[1, 4], Gen.Bool, Gen.Int[0, 3]).Sample(
            (count, batchSize, workers, dropLast, first) =>
            {
                var stream = new EnumerableDataset<int>(epoch => Enumerable.Range(epoch * 100, count))
                    .Map((item, random) => new Sample(torch.tensor(item + random.NextDouble()), torch.tensor((long)item)));
                var options = new DataLoaderOptions { BatchSize = batchSize, DropLast = dropLast, Seed = 5 };
                using var alone = new DataLoader(stream, options);
                using var many = new DataLoader(stream, options with { NumWorkers = workers });
                Assert.Null(many.Count);
                var kept = dropLast ? count / batchSize * batchSize : count;
                var expected = Enumerable.Range(100, kept).Select(item => (long)item).Chunk(batchSize).Skip(first).ToArray();
                Assert.Equal(expected, Batches.Indices(alone.Load(1, first)));
                Assert.Equal(expected, Batches.Indices(many.Load(1, first)));
                Assert.Equal(Batches.Read(alone.Load(1), Numbers), Batches.Read(many.Load(1), Numbers));
            },
            iter: 60, threads: 1);

    [Fact]
    public void Stream_WithSampler_IsRejected() =>
        Assert.Throws<ArgumentException>(() => new DataLoader(new EnumerableDataset<Sample>(_ => []), new DataLoaderOptions { Shuffle = true }));

    [Fact]
    public void Transforms_SameItem_SameResultWhereverLoaded()
    {
        using var image = torch.arange(2 * 6 * 6).reshape(2, 6, 6).to(torch.float32);
        var transform = ImageTransforms.Compose(
            ImageTransforms.RandomCrop(4, 4, padding: 1),
            ImageTransforms.RandomHorizontalFlip(),
            ImageTransforms.Normalize([1, 2], [2, 4]));
        using var scope = torch.NewDisposeScope();
        float[] Apply(long index)
        {
            using var random = ItemRandom.For(1, 0, index);
            return transform(image, random).contiguous().data<float>().ToArray();
        }

        Assert.Equal(Apply(3), Apply(3));
        Assert.InRange(Enumerable.Range(0, 20).Select(index => string.Join(" ", Apply(index))).Distinct().Count(), 10, 20);
        using var plain = ItemRandom.For(0, 0, 0);
        Assert.Equal([14, 15, 20, 21, 50, 51, 56, 57], ImageTransforms.CenterCrop(2, 2)(image, plain).contiguous().data<float>().ToArray());
        Assert.Equal((image[1, 0, 0].item<float>() - 2) / 4, ImageTransforms.Normalize([1, 2], [2, 4])(image, plain)[1, 0, 0].item<float>());
        Assert.Equal([5f, 4, 3, 2, 1, 0], ImageTransforms.RandomHorizontalFlip(1)(image, plain)[0, 0].contiguous().data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => ImageTransforms.RandomCrop(7, 7)(image, plain));
    }

    private static double[] Numbers(Batch batch) => batch.Input.data<double>().ToArray();
}
