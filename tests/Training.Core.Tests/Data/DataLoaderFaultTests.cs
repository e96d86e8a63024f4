using Microsoft.Extensions.Time.Testing;
using Training.Core.Data;
using Training.Core.Data.Datasets;
using Training.Core.Data.Samplers;

namespace Training.Core.Tests.Data;

public class DataLoaderFaultTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Epoch_ItemsThatThrow_FirstOneIsNamedAfterAllBatchesBefore(int workers)
    {
        var dataset = new ScriptedDataset(40, (index, _) => index is 17 or 19 or 33 ? throw new InvalidDataException("spoilt") : index);
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 4, NumWorkers = workers });
        var batches = new List<long[]>();
        var failure = Assert.Throws<DataLoaderException>(() =>
        {
            foreach (var batch in loader.Load(0))
            {
                batches.Add(batch.Target.data<long>().ToArray());
                batch.Dispose();
            }
        });
        Assert.Equal(4, batches.Count);
        Assert.Equal((4, 17L), (failure.Batch!.Value, failure.Index!.Value));
        Assert.Equal("Item 17 could not be loaded: spoilt", failure.Message);
        Assert.IsType<InvalidDataException>(failure.InnerException);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Epoch_SamplerOutOfRange_IndexIsNamedItemByItemAndBatched(int workers)
    {
        using var tensors = TensorDataset.FromArrays(new float[5, 2], new long[5]);
        var options = new DataLoaderOptions { BatchSize = 2, Sampler = new SubsetRandomSampler([5, 5], 0), NumWorkers = workers };
        using var batched = new DataLoader(tensors, options);
        using var single = new DataLoader(tensors, options, Collate.Samples);
        Assert.Equal(5, Assert.Throws<DataLoaderException>(() => batched.Load(0).First()).Index);
        Assert.Equal(5, Assert.Throws<DataLoaderException>(() => single.Load(0).First()).Index);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Epoch_SamplerThrows_IsToldAfterTheBatchesBefore(int workers)
    {
        using var loader = new DataLoader(new ScriptedDataset(10), new DataLoaderOptions { BatchSampler = new Breaking(), NumWorkers = workers });
        using var batches = loader.Load(0).GetEnumerator();
        Assert.True(batches.MoveNext());
        batches.Current.Dispose();
        var failure = Assert.Throws<DataLoaderException>(() => batches.MoveNext());
        Assert.Equal("The items of batch 1 could not be chosen: no more", failure.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Epoch_ShapesThatDiffer_BatchAndPlaceAreNamed(int workers)
    {
        var dataset = new ListDataset<int>([3, 3, 3, 3, 3, 4]).Map(length => new Sample(TorchSharp.torch.zeros(length), TorchSharp.torch.tensor(0L)));
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 3, NumWorkers = workers });
        using var batches = loader.Load(0).GetEnumerator();
        Assert.True(batches.MoveNext());
        batches.Current.Dispose();
        var failure = Assert.Throws<DataLoaderException>(() => batches.MoveNext());
        Assert.StartsWith("Batch 1 of items 3, 4, 5 could not be collated: Float32[4] at place 2 of the batch cannot be stacked with Float32[3]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Epoch_WorkerInitThrows_IsTold()
    {
        using var loader = new DataLoader(new ScriptedDataset(10), new DataLoaderOptions { NumWorkers = 2, WorkerInit = info => throw new IOException($"none of {info.Count}") });
        var failure = Assert.Throws<DataLoaderException>(() => loader.Load(0).First());
        Assert.Matches("Worker [01] could not be initialised: none of 2", failure.Message);
    }

    [Fact]
    public async Task Epoch_ItemThatHangs_TimesOutAndNamesIt()
    {
        var time = new FakeTimeProvider();
        using var release = new ManualResetEventSlim();
        using var others = new CountdownEvent(11);
        var dataset = new ScriptedDataset(12, (index, _) =>
        {
            if (index == 6)
            {
                release.Wait(TestContext.Current.CancellationToken);
            }
            else
            {
                others.Signal();
            }

            return index;
        });
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 4, NumWorkers = 2, Timeout = TimeSpan.FromSeconds(30), TimeProvider = time });
        using var batches = loader.Load(0).GetEnumerator();
        Assert.True(batches.MoveNext());
        batches.Current.Dispose();
        others.Wait(TestContext.Current.CancellationToken);
        var consumer = Task.Run(batches.MoveNext, TestContext.Current.CancellationToken);
        while (!consumer.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => consumer);
        Assert.Matches(@"^Batch 1 was not loaded within 00:00:30; still being loaded: items (\d, )*6(, \d)*\.$", failure.Message); // another may be on its way back
        release.Set();
    }

    [Fact]
    public void Epoch_FirstItemSlowest_OrderIsKept()
    {
        using var others = new CountdownEvent(7);
        var dataset = new ScriptedDataset(8, (index, _) =>
        {
            if (index == 0)
            {
                others.Wait(TestContext.Current.CancellationToken);
            }
            else
            {
                others.Signal();
            }

            return index;
        });
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 2, NumWorkers = 2 });
        Assert.Equal([[0, 1], [2, 3], [4, 5], [6, 7]], Batches.Indices(loader.Load(0)));
    }

    [Fact]
    public void Epoch_ConsumerIsSlow_NoMoreThanThePrefetchIsLoaded()
    {
        var loaded = 0;
        using var loader = new DataLoader(
            new ScriptedDataset(1000, (index, _) => Interlocked.Increment(ref loaded)),
            new DataLoaderOptions { BatchSize = 5, NumWorkers = 2, PrefetchFactor = 3 });
        using var batches = loader.Load(0).GetEnumerator();
        Assert.True(batches.MoveNext());
        batches.Current.Dispose();
        Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref loaded) >= 35, TimeSpan.FromSeconds(30)));
        Assert.False(SpinWait.SpinUntil(() => Volatile.Read(ref loaded) > 35, TimeSpan.FromMilliseconds(20)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Epoch_EmptyDataset_HasNoBatches(int workers)
    {
        using var loader = new DataLoader(new ScriptedDataset(0), new DataLoaderOptions { Shuffle = true, NumWorkers = workers });
        Assert.Equal(0, loader.Count);
        Assert.Empty(loader.Load(0));
    }

    [Fact]
    public void Epoch_HugeDataset_FirstBatchesComeAtOnce()
    {
        using var loader = new DataLoader(new ScriptedDataset(int.MaxValue), new DataLoaderOptions { BatchSize = 3, NumWorkers = 2 });
        Assert.Equal(715_827_883, loader.Count);
        Assert.Equal([[0, 1, 2], [3, 4, 5]], Batches.Indices(loader.Load(0).Take(2)));
        Assert.Equal([[int.MaxValue - 1L]], Batches.Indices(loader.Load(0, 715_827_882)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Epoch_Cancelled_Throws(int workers)
    {
        using var cancel = new CancellationTokenSource();
        using var loader = new DataLoader(new ScriptedDataset(100), new DataLoaderOptions { NumWorkers = workers });
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var batch in loader.Epoch(0, cancel: cancel.Token))
            {
                batch.Dispose();
                cancel.Cancel();
            }
        });
    }

    [Fact]
    public async Task Epoch_CancelledWhileWaiting_ThrowsOnceTheItemIsBack()
    {
        using var cancel = new CancellationTokenSource();
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var dataset = new ScriptedDataset(3, (index, _) =>
        {
            reached.Set();
            release.Wait(TestContext.Current.CancellationToken);
            return index;
        });
        using var loader = new DataLoader(dataset, new DataLoaderOptions { NumWorkers = 1 });
        var consumer = Task.Run(() => Batches.Indices(loader.Epoch(0, cancel: cancel.Token)), TestContext.Current.CancellationToken);
        reached.Wait(TestContext.Current.CancellationToken);
        await cancel.CancelAsync();
        release.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => consumer);
    }

    [Fact]
    public void Epoch_Disposed_Throws()
    {
        var loader = new DataLoader(new ScriptedDataset(3));
        loader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => loader.Load(0).First());
    }

    [Fact]
    public void Options_Contradictory_AreRejected()
    {
        DataLoaderOptions[] wrong =
        [
            new() { BatchSize = 0 },
            new() { NumWorkers = -1 },
            new() { PrefetchFactor = 0 },
            new() { Timeout = TimeSpan.FromSeconds(1) },
            new() { Timeout = TimeSpan.Zero, NumWorkers = 1 },
            new() { PersistentWorkers = true },
            new() { Shuffle = true, Sampler = new SequentialSampler(3) },
            new() { BatchSampler = new Breaking(), BatchSize = 2 },
            new() { BatchSampler = new Breaking(), DropLast = true },
            new() { Seed = 1, Generator = TorchSharp.torch.Generator.Default },
        ];
        Assert.All(wrong, options => Assert.ThrowsAny<ArgumentException>(() => new DataLoader(new ScriptedDataset(3), options)));
        using var loader = new DataLoader(new ScriptedDataset(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => loader.Load(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => loader.Load(0, 4));
    }

    private sealed class Breaking : IBatchSampler
    {
        public int Count => 3;

        public IEnumerable<int[]> Batches(int epoch)
        {
            yield return [1, 2];
            throw new InvalidOperationException("no more");
        }
    }
}
