using System.Diagnostics;
using Training.Core.Data;
using Training.Core.Data.Datasets;
using Training.Core.Data.Samplers;
using static TorchSharp.torch;

namespace Benchmarks.TorchSharp;

/// <summary>Loading ahead of a training step, and reading whole batches; beside TorchSharp's loader and bare <c>index_select</c>.</summary>
internal static class LoaderBenchmark
{
    private const int BatchSize = 32;
    private const int Batches = 16;
    private static readonly TimeSpan PerItem = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan PerStep = TimeSpan.FromMilliseconds(20);

    public static void Run()
    {
        Prefetch();
        BatchedRead();
    }

    /// <summary>Items that take 2 ms, steps that take 20 ms; what waiting really took is what the best possible epoch is computed from.</summary>
    private static void Prefetch()
    {
        Table.Head("Epoch of 16 batches of 32, 2 ms per item, 20 ms per step", "TorchSharp's loader", "Ours", "Best possible", "Ours / best (budget 1.1)");
        foreach (var workers in new[] { 1, 2, 4 })
        {
            var runs = Enumerable.Range(0, 5).Select(_ => Ours(workers)).OrderBy(run => run.Epoch / run.Best).ToArray();
            var (epoch, best) = runs[runs.Length / 2];
            var theirs = Theirs(workers);
            Table.Row($"{workers} workers", $"{theirs.TotalMilliseconds:0} ms", $"{epoch.TotalMilliseconds:0} ms", $"{best.TotalMilliseconds:0} ms", $"{epoch / best:0.00}");
        }
    }

    private static (TimeSpan Epoch, TimeSpan Best) Ours(int workers)
    {
        var load = 0L;
        var dataset = new ListDataset<int>([.. Enumerable.Range(0, Batches * BatchSize)]).Map(index =>
        {
            Interlocked.Add(ref load, Wait(PerItem).Ticks);
            return new Sample(zeros(4), tensor((long)index));
        });
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = BatchSize, NumWorkers = workers, PersistentWorkers = true });
        foreach (var batch in loader.Epoch(0).Take(1))
        {
            batch.Dispose(); // starts the workers, compiles
        }

        load = 0;
        var compute = TimeSpan.Zero;
        var clock = Stopwatch.StartNew();
        foreach (var batch in loader.Epoch(1))
        {
            compute += Wait(PerStep);
            batch.Dispose();
        }

        var epoch = clock.Elapsed;
        var loading = TimeSpan.FromTicks(load / workers);
        return (epoch, compute > loading ? compute : loading);
    }

    private static TimeSpan Theirs(int workers)
    {
        using var dataset = new SlowDataset();
        using var loader = utils.data.DataLoader(dataset, BatchSize, shuffle: false, num_worker: workers);
        var clock = Stopwatch.StartNew();
        foreach (var batch in loader)
        {
            Wait(PerStep);
        }

        return clock.Elapsed;
    }

    private static TimeSpan Wait(TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        using var never = new ManualResetEventSlim();
        never.WaitHandle.WaitOne(duration); // sleeps, where a slim wait would spin first
        return clock.Elapsed;
    }

    private static void BatchedRead()
    {
        const int size = 64;
        using var input = rand(60_000, 784);
        using var target = randint(0, 10, 60_000);
        using var dataset = new TensorDataset(input, target);
        var places = new BatchSampler(new RandomSampler(60_000, seed: 1), size).Batches(epoch: 0).ToArray();
        const double items = 60_000;

        Table.Head("60,000 × 784 in batches of 64, shuffled", "Items/s", "Time / bare index_select beside it (budget 1.2)");
        void Row(string what, Action<int> epoch)
        {
            var (time, ratio) = Stopwatches.Beside(epoch, _ => Select(input, target, places));
            Table.Row($"{what}", $"{items / time:0.00} M", $"{ratio:0.00}");
        }

        foreach (var workers in new[] { 0, 1, 2 })
        {
            using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = size, Shuffle = true, Seed = 1, NumWorkers = workers, PersistentWorkers = workers > 0 });
            Row($"ours, {workers} workers", epoch => Drain(loader.Epoch(epoch)));
        }

        using var single = new DataLoader(dataset, new DataLoaderOptions { BatchSize = size, Shuffle = true, Seed = 1 }, Collate.Samples);
        Row("ours, item by item", epoch => Drain(single.Epoch(epoch)));
        using var rows = utils.data.TensorDataset(input, target);
        using var theirs = utils.data.DataLoader(rows, size, shuffle: true);
        Row("TorchSharp's loader", _ =>
        {
            foreach (var part in theirs.SelectMany(batch => batch))
            {
                part.Dispose();
            }
        });
    }

    private static void Select(Tensor input, Tensor target, int[][] places)
    {
        foreach (var place in places)
        {
            using var index = tensor(place);
            using var inputs = input.index_select(0, index);
            using var targets = target.index_select(0, index);
        }
    }

    private static void Drain(IEnumerable<Batch> batches)
    {
        foreach (var batch in batches)
        {
            batch.Dispose();
        }
    }

    private sealed class SlowDataset : utils.data.Dataset
    {
        public override long Count => Batches * BatchSize;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            Wait(PerItem);
            return new Dictionary<string, Tensor> { ["input"] = zeros(4), ["target"] = tensor(index) };
        }
    }
}
