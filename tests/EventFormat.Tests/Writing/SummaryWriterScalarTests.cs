using EventFormat.Writing;
using Microsoft.Extensions.Time.Testing;

namespace EventFormat.Tests.Writing;

public sealed class SummaryWriterScalarTests
{
    private static readonly EventFileWriterOptions OnDemand = new() { FlushInterval = Timeout.InfiniteTimeSpan };

    [Fact]
    public void AddScalar_OnceWarm_AllocatesNothingInTheCallingThread()
    {
        using var run = new RunDirectory();
        using var writer = new SummaryWriter(run.Path, OnDemand);
        var tags = Enumerable.Range(0, 1_000).Select(index => $"layer{index}/weight").ToArray();
        Add(3);
        writer.Flush();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Add(2); // less than what the warm-up queued: the queue's memory is there
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Add(int rounds)
        {
            for (var step = 0; step < rounds; step++)
            {
                foreach (var tag in tags)
                {
                    writer.AddScalar(tag, step, step);
                }
            }
        }
    }

    [Fact]
    public void AddScalar_FromHundredsOfThreads_KeepsEveryPointInEachThreadsOrder()
    {
        using var run = new RunDirectory();
        using (var writer = new SummaryWriter(run.Path, new EventFileWriterOptions { QueueBytes = 100_000 }))
        {
            var threads = Enumerable.Range(0, 300).Select(id => new Thread(() =>
            {
                for (var step = 0; step < 200; step++)
                {
                    writer.AddScalar($"thread{id}", id, step);
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
        }

        var byTag = run.Scalars().GroupBy(scalar => scalar.Tag).ToList();
        Assert.Equal(300, byTag.Count);
        Assert.All(byTag, tag => Assert.Equal(Enumerable.Range(0, 200).Select(step => (long)step), tag.Select(scalar => scalar.Step)));
        AssertNonDecreasing(run.Scalars());
    }

    [Fact]
    public void SeveralWriters_InOneDirectory_NeverShareAFile()
    {
        using var run = new RunDirectory();
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225601));
        Parallel.For(0, 20, id =>
        {
            using var writer = new SummaryWriter(run.Path, OnDemand with { TimeProvider = clock });
            for (var step = 0; step < 100; step++)
            {
                writer.AddScalar($"writer{id}", id, step);
            }
        });
        Assert.Equal(20, run.Files.Length);
        Assert.All(run.Files, file => Assert.Single(WrittenFile.Read(file).Scalars.Select(scalar => scalar.Tag).Distinct()));
        Assert.Equal(2_000, run.Scalars().Count);
    }

    [Fact]
    public void File_WhoseNameIsTaken_GetsTheNextNumber()
    {
        using var run = new RunDirectory();
        var options = OnDemand with { TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225601)), HostName = "container", ProcessId = 1 };
        var next = EventFileName.NextNumber() + 1;
        for (var number = next; number < next + 200; number++)
        {
            File.WriteAllText(Path.Combine(run.Path, EventFileName.Compose(1767225601, "container", 1, number, "")), "another process's");
        }

        using var writer = new EventFileWriter(run.Path, options);
        Assert.True(Eventually.Holds(() => writer.Health.FilePath is not null));
        Assert.Equal(201, run.Files.Length);
        Assert.Equal(200, run.Files.Count(file => new FileInfo(file).Length == "another process's".Length));
    }

    [Fact]
    public void WallTime_NotGiven_IsTheClocks()
    {
        using var run = new RunDirectory();
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1767225601_250));
        using (var writer = new SummaryWriter(run.Path, OnDemand with { TimeProvider = clock }))
        {
            writer.AddScalar("a", 1, 1);
            clock.Advance(TimeSpan.FromMilliseconds(1.5));
            writer.AddScalar("a", 1, 2);
            writer.AddScalar("a", 1, 3, wallTime: 12.5);
            writer.AddScalar("a", 1, 4);
        }

        Assert.Equal([1767225601.25, 1767225601.2515, 12.5, 1767225601.2515], run.Scalars().Select(scalar => scalar.WallTime), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData(0.4, 1000.0)]
    [InlineData(3600, -2600.0)]
    public void WallTime_ClockSetBack_HoldsForALittleAndFollowsACorrection(double back, double expected)
    {
        using var run = new RunDirectory();
        var clock = new SettableClock(DateTimeOffset.FromUnixTimeSeconds(1000));
        using (var writer = new SummaryWriter(run.Path, OnDemand with { TimeProvider = clock }))
        {
            writer.AddScalar("a", 1, 1);
            clock.Now -= TimeSpan.FromSeconds(back);
            writer.AddScalar("a", 1, 2);
        }

        Assert.Equal([1000.0, expected], run.Scalars().Select(scalar => scalar.WallTime));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AddScalar_WallTimeNotFinite_IsRefused(double wallTime)
    {
        using var run = new RunDirectory();
        using var writer = new SummaryWriter(run.Path, OnDemand);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.AddScalar("a", 1, 1, wallTime));
        Assert.Throws<ArgumentNullException>(() => writer.AddScalar(null!, 1, 1));
    }

    private static void AssertNonDecreasing(List<WrittenScalar> scalars) =>
        Assert.All(scalars.Zip(scalars.Skip(1)), pair => Assert.True(pair.First.WallTime <= pair.Second.WallTime));

    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
