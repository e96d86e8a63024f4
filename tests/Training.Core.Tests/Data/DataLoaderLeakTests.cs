using Microsoft.Extensions.Time.Testing;
using TorchSharp;
using Training.Core.Data;
using Training.Core.Data.Datasets;

namespace Training.Core.Tests.Data;

[Collection(Alone.Name)]
public class DataLoaderLeakTests
{
    // Transforms as they are written: every line leaves tensors behind.
    private static readonly Dataset<Sample> Careless = new ScriptedDataset(64).MapInput((input, random) =>
        (input + torch.rand(2, generator: random.Generator)) / 2 - torch.ones(2).sum());

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void WholeEpoch_CarelessTransforms_NothingStays(int workers) => TensorCount.AssertUnchanged(() =>
    {
        using var loader = new DataLoader(Careless, new DataLoaderOptions { BatchSize = 8, NumWorkers = workers });
        Assert.Equal(8, Batches.Indices(loader.Load(0)).Count);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void EarlyExit_BatchesAhead_NothingStays(int workers) => TensorCount.AssertUnchanged(() =>
    {
        using var loader = new DataLoader(Careless, new DataLoaderOptions { BatchSize = 4, NumWorkers = workers, PrefetchFactor = 3 });
        Batches.Indices(loader.Load(0).Take(2));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void ItemThrows_HalfABatchLoaded_NothingStays(int workers) => TensorCount.AssertUnchanged(() =>
    {
        var dataset = new ScriptedDataset(64, (index, _) => index).MapInput((input, _) => (input + 1).sum().item<float>() == 125 ? throw new IOException("gone") : input * 2);
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 16, NumWorkers = workers });
        Assert.Equal(41, Assert.Throws<DataLoaderException>(() => Batches.Indices(loader.Load(0))).Index); // (41 + 1) + (82 + 1) = 125
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void CollateThrows_ItemsLoaded_NothingStays(int workers) => TensorCount.AssertUnchanged(() =>
    {
        using var loader = new DataLoader(Careless, new DataLoaderOptions { BatchSize = 16, NumWorkers = workers }, samples =>
        {
            _ = torch.stack(samples.Select(sample => sample.Input));
            throw new InvalidOperationException("no");
        });
        Assert.Throws<DataLoaderException>(() => Batches.Indices(loader.Load(0)));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Cancelled_BatchesAhead_NothingStays(int workers) => TensorCount.AssertUnchanged(() =>
    {
        using var cancel = new CancellationTokenSource();
        using var loader = new DataLoader(Careless, new DataLoaderOptions { BatchSize = 4, NumWorkers = workers });
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var batch in loader.Epoch(0, cancel: cancel.Token))
            {
                batch.Dispose();
                cancel.Cancel();
            }
        });
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Stream_EarlyExitAndFailures_NothingStays(int workers) => TensorCount.AssertUnchanged(() =>
    {
        var stream = new EnumerableDataset<torch.Tensor>(epoch => Enumerable.Range(0, 50).Select(i => i == 40 ? throw new IOException("end") : torch.full(2, i)))
            .Map(tensor => new Sample(tensor * 2 + 1, torch.tensor(1L)));
        using var loader = new DataLoader(stream, new DataLoaderOptions { BatchSize = 4, NumWorkers = workers });
        Batches.Indices(loader.Load(0).Take(2));
        Batches.Indices(loader.Load(0, 3).Take(2));
        var failure = Assert.Throws<DataLoaderException>(() => Batches.Indices(loader.Load(0)));
        Assert.Equal(40, failure.Index);
    });

    [Fact]
    public void TimedOut_ItemComesBackLate_NothingStays() => TensorCount.AssertUnchanged(() =>
    {
        TensorCount.CollectGarbage(); // what tests before this one left
        var before = torch.Tensor.TotalCount;
        var time = new FakeTimeProvider();
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var dataset = Careless.MapInput((input, _) =>
        {
            reached.Set();
            release.Wait(TestContext.Current.CancellationToken);
            return input * 2;
        });
        var options = new DataLoaderOptions { BatchSize = 4, NumWorkers = 2, Timeout = TimeSpan.FromSeconds(1), TimeProvider = time };
        using var loader = new DataLoader(dataset, options);
        var consumer = Task.Run(() => Assert.Throws<TimeoutException>(() => Batches.Indices(loader.Load(0))), TestContext.Current.CancellationToken);
        reached.Wait(TestContext.Current.CancellationToken);
        while (!consumer.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Thread.Yield();
        }

        Assert.True(torch.Tensor.TotalCount > before);
        release.Set();
        Assert.True(SpinWait.SpinUntil(() => torch.Tensor.TotalCount <= before, TimeSpan.FromSeconds(30)));
    });

    [Fact]
    public void BatchedRead_WholeAndPart_NothingStays() => TensorCount.AssertUnchanged(() =>
    {
        using var dataset = TensorDataset.FromArrays(new float[40, 2], new long[40]);
        using var loader = new DataLoader(dataset, new DataLoaderOptions { BatchSize = 4, NumWorkers = 2, Shuffle = true });
        Batches.Indices(loader.Load(0));
        Batches.Indices(loader.Load(1).Take(3));
    });

    [Fact]
    public void OuterDisposeScope_EndsBeforeTheBatches_LeavesThemAlone()
    {
        foreach (var workers in new[] { 0, 2 })
        {
            using var loader = new DataLoader(Careless, new DataLoaderOptions { BatchSize = 4, NumWorkers = workers });
            using var batches = loader.Load(0).GetEnumerator();
            using (torch.NewDisposeScope())
            {
                Assert.True(batches.MoveNext());
            }

            Assert.Equal([4, 2], batches.Current.Input.shape);
            batches.Current.Dispose();
        }
    }
}
