using CsCheck;
using TorchSharp;
using Training.Core.Data;
using Training.Core.Data.Datasets;
using Training.Core.Data.Samplers;

namespace Training.Core.Tests.Data;

public class DataLoaderOrderTests
{
    private static readonly Gen<(int Count, int BatchSize, int Workers, int Prefetch, bool Shuffle, bool DropLast, ulong Seed, int Epoch)> Settings =
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 9], Gen.Int[1, 5], Gen.Int[1, 3], Gen.Bool, Gen.Bool, Gen.ULong, Gen.Int[0, 1000]);

    [Fact]
    public void Epoch_AnyNumberOfWorkers_SameBatchesAndRandomNumbersAsWithout() => Settings.Sample(
        settings =>
        {
            var dataset = new ScriptedDataset(settings.Count, (index, random) => index + (float)random.NextDouble());
            var options = Options(settings);
            using var alone = new DataLoader(dataset, options);
            using var many = new DataLoader(dataset, options with { NumWorkers = settings.Workers, PrefetchFactor = settings.Prefetch });
            Assert.Equal(Batches.Inputs(alone.Load(settings.Epoch)), Batches.Inputs(many.Load(settings.Epoch)));
        },
        iter: 60, threads: 1);

    [Fact]
    public void Epoch_AnyOptions_EachItemOnceInBatchesOfTheSize() => Settings.Sample(
        settings =>
        {
            using var loader = new DataLoader(new ScriptedDataset(settings.Count), Options(settings) with { NumWorkers = settings.Workers });
            var batches = Batches.Indices(loader.Load(settings.Epoch));
            var kept = settings.DropLast ? settings.Count / settings.BatchSize * settings.BatchSize : settings.Count;
            Assert.Equal(loader.Count, batches.Count);
            Assert.All(batches.SkipLast(1), batch => Assert.Equal(settings.BatchSize, batch.Length));
            var indices = batches.SelectMany(batch => batch).ToArray();
            Assert.Equal(kept, indices.Distinct().Count());
            Assert.Equal(kept, indices.Length);
            Assert.All(indices, index => Assert.InRange(index, 0, settings.Count - 1));
        },
        iter: 60, threads: 1);

    [Fact]
    public void Epoch_FromAnyBatchOn_IsTheRestOfTheWholeEpoch() => Settings.Sample(
        settings =>
        {
            var loaded = new List<int>();
            var dataset = new ScriptedDataset(settings.Count, (index, random) =>
            {
                lock (loaded)
                {
                    loaded.Add(index);
                }

                return (float)random.NextDouble();
            });
            using var loader = new DataLoader(dataset, Options(settings) with { NumWorkers = settings.Workers });
            var whole = Batches.Inputs(loader.Load(settings.Epoch));
            for (var first = 0; first <= whole.Count; first++)
            {
                loaded.Clear();
                var rest = Batches.Inputs(loader.Load(settings.Epoch, first));
                Assert.Equal(whole.Skip(first), rest);
                Assert.Equal(rest.Sum(batch => batch.Length) / 2, loaded.Count);
            }
        },
        iter: 25, threads: 1);

    [Fact]
    public void Epoch_Shuffled_DiffersBetweenEpochsAndSeedsButNotBetweenLoaders()
    {
        var dataset = new ScriptedDataset(100);
        List<long[]> Order(ulong seed, int epoch)
        {
            using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 100, Shuffle = true, Seed = seed });
            return Batches.Indices(loader.Load(epoch));
        }

        Assert.Equal(Order(1, 3), Order(1, 3));
        Assert.NotEqual(Order(1, 3), Order(1, 4));
        Assert.NotEqual(Order(1, 3), Order(7, 3));
    }

    [Fact]
    public void Seed_NotGiven_IsTheGlobalSeed()
    {
        using var loader = new DataLoader(new ScriptedDataset(3));
        Assert.Equal((ulong)torch.initial_seed(), loader.Seed);
        using var generator = new torch.Generator(17);
        using var seeded = new DataLoader(new ScriptedDataset(3), new DataLoaderOptions { Generator = generator });
        Assert.Equal(17UL, seeded.Seed);
    }

    [Fact]
    public void Epoch_TensorDataset_BatchedReadEqualsItemByItem()
    {
        using var input = torch.rand(37, 3, 2);
        using var target = torch.arange(37);
        using var dataset = new TensorDataset(input, target);
        var subset = new Subset<Sample>(new Subset<Sample>(dataset, Enumerable.Range(0, 30).Reverse()), [5, 5, 2, 29, 11]);
        foreach (var source in new Dataset<Sample>[] { dataset, subset })
        {
            Assert.NotNull(source.Batched<Batch>());
            var options = new DataLoaderOptions { BatchSize = 4, Shuffle = true, Seed = 3, NumWorkers = 2 };
            using var batched = new DataLoader(source, options);
            using var single = new DataLoader(source, options, Collate.Samples);
            Assert.Equal(Batches.Inputs(single.Load(1)), Batches.Inputs(batched.Load(1)));
            Assert.Equal(Batches.Indices(single.Load(2)), Batches.Indices(batched.Load(2)));
        }
    }

    [Fact]
    public void Epoch_BatchSampler_DecidesTheBatches()
    {
        using var loader = new DataLoader(new ScriptedDataset(10), new DataLoaderOptions { BatchSampler = new PairsFromBothEnds(), NumWorkers = 2 });
        Assert.Equal(2, loader.Count);
        Assert.Equal([[0, 9], [1, 8]], Batches.Indices(loader.Load(0)));
    }

    [Fact]
    public void Epoch_PersistentWorkers_AreTheSameThreadsInEveryEpoch()
    {
        var inits = 0;
        var options = new DataLoaderOptions { NumWorkers = 3, PersistentWorkers = true, WorkerInit = _ => Interlocked.Increment(ref inits) };
        using var loader = new DataLoader(new ScriptedDataset(20), options);
        for (var epoch = 0; epoch < 4; epoch++)
        {
            Assert.Equal(20, Batches.Indices(loader.Load(epoch)).Count);
        }

        Assert.InRange(inits, 1, 3);
        using var open = loader.Load(0).GetEnumerator();
        Assert.True(open.MoveNext());
        open.Current.Dispose();
        Assert.Throws<InvalidOperationException>(() => loader.Load(0).First());
    }

    [Fact]
    public void WorkerInfo_OnWorkers_SaysWhichAndOutsideIsNull()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<WorkerInfo?>();
        var dataset = new ScriptedDataset(50, (index, _) =>
        {
            seen.Add(WorkerInfo.Current);
            return index;
        });
        using var loader = new DataLoader(dataset, new DataLoaderOptions { NumWorkers = 2, Seed = 8 });
        Batches.Indices(loader.Load(0));
        Assert.Null(WorkerInfo.Current);
        Assert.All(seen, info => Assert.Equal(new WorkerInfo(info!.Id, 2, 8), info));
        Assert.All(seen, info => Assert.InRange(info!.Id, 0, 1));
    }

    [Fact]
    public void Epoch_ItemsWithGradient_ComeWithout()
    {
        using var weight = torch.ones(2, requires_grad: true);
        foreach (var workers in new[] { 0, 2 })
        {
            var dataset = new ScriptedDataset(4).MapInput((input, _) => input * weight);
            using var loader = new DataLoader(dataset, new DataLoaderOptions { NumWorkers = workers });
            Assert.All(Batches.Read(loader.Load(0), batch => batch.Input.requires_grad), Assert.False);
        }

        using var product = weight * 2;
        Assert.True(product.requires_grad);
    }

    private static DataLoaderOptions Options((int Count, int BatchSize, int Workers, int Prefetch, bool Shuffle, bool DropLast, ulong Seed, int Epoch) settings) => new()
    {
        BatchSize = settings.BatchSize,
        Shuffle = settings.Shuffle,
        DropLast = settings.DropLast,
        Seed = settings.Seed,
    };

    private sealed class PairsFromBothEnds : IBatchSampler
    {
        public int Count => 2;

        public IEnumerable<int[]> Batches(int epoch) => [[0, 9], [1, 8]];
    }
}
