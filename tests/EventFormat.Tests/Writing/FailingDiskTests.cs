using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class FailingDiskTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(100_000)]
    public void Write_FailsForAWhile_LosesAndRepeatsNothing(int partThatArrives)
    {
        using var run = new RunDirectory();
        var disk = new FaultyDisk();
        var failures = 0;
        using (var writer = new SummaryWriter(run.Path, disk.Options))
        {
            writer.File.Failed += (_, _) => Interlocked.Increment(ref failures);
            Add(writer, 0, 100);
            Assert.True(writer.Flush());
            disk.Fail(partThatArrives);
            Add(writer, 100, 5_000);
            Assert.False(writer.Flush());
            Assert.True(Eventually.Holds(() => disk.FailedWrites > 8), "it retries");
            Assert.True(writer.File.Health.IsFailing);
            Assert.Equal("No space left on device", writer.File.Health.Cause);
            disk.Heal();
            Assert.True(Eventually.Holds(() => !writer.File.Health.IsFailing));
            Add(writer, 5_000, 5_100);
            Assert.True(writer.Flush());
            Assert.Equal((1, 0), (writer.File.Health.Failures, writer.File.Health.DroppedEvents));
        }

        Assert.Equal(1, failures);
        Assert.Equal(Enumerable.Range(0, 5_100).Select(step => (long)step), run.Scalars().Select(scalar => scalar.Step));
    }

    [Fact]
    public void Dispose_WhileFailing_CutsTheTornRecordAndCountsTheLoss()
    {
        using var run = new RunDirectory();
        var disk = new FaultyDisk();
        var writer = new SummaryWriter(run.Path, disk.Options);
        Add(writer, 0, 10);
        writer.Flush();
        disk.Fail(partThatArrives: 100);
        Add(writer, 10, 3_000);
        writer.Dispose();
        var survivors = run.Scalars();
        Assert.InRange(survivors.Count, 11, 13);
        Assert.Equal(3_000 - survivors.Count, writer.File.Health.DroppedEvents);
        Assert.Equal(0, writer.File.Health.QueuedBytes);
    }

    [Fact]
    public void QueueFull_WhileFailing_DropsAndCountsInsteadOfBlocking()
    {
        using var run = new RunDirectory();
        var disk = new FaultyDisk();
        using var writer = new SummaryWriter(run.Path, disk.Options with { QueueBytes = 1_000 });
        disk.Fail();
        writer.AddScalar("a", 0, 0);
        Assert.False(writer.Flush());
        Add(writer, 1, 1_000);
        Assert.InRange(writer.File.Health.DroppedEvents, 900, 999);
        Assert.InRange(writer.File.Health.QueuedBytes, 1, 1_000);
        disk.Heal();
    }

    [Fact]
    public void QueueFull_WhenAskedToDrop_DropsAndCounts()
    {
        using var run = new RunDirectory();
        var options = new EventFileWriterOptions { FlushInterval = Timeout.InfiniteTimeSpan, QueueBytes = 1_000, WhenFull = WhenFull.Drop };
        using (var writer = new SummaryWriter(run.Path, options))
        {
            Add(writer, 0, 1_000);
            Assert.True(writer.File.Health.DroppedEvents > 900);
            Assert.True(writer.Flush());
            Assert.Equal(1_000, run.Scalars().Count + writer.File.Health.DroppedEvents);
        }
    }

    [Fact]
    public void QueueFull_ByDefault_BlocksAndLosesNothing()
    {
        using var run = new RunDirectory();
        using (var writer = new SummaryWriter(run.Path, new EventFileWriterOptions { QueueBytes = 2_000 }))
        {
            Add(writer, 0, 20_000);
            Assert.InRange(writer.File.Health.QueuedBytes, 0, 2_000);
        }

        Assert.Equal(20_000, run.Scalars().Count);
    }

    [Fact]
    public void Append_LargerThanTheQueue_IsWrittenAlone()
    {
        using var run = new RunDirectory();
        using (var writer = new EventFileWriter(run.Path, new EventFileWriterOptions { QueueBytes = 1_000 }))
        {
            Assert.True(writer.Append(new byte[5_000_000]));
            Assert.True(writer.Append(new byte[10]));
        }

        Assert.Equal([5_000_000, 10], WrittenFile.Read(run.SingleFile).Events.Skip(1).Select(message => message.Length));
    }

    [Fact]
    public void DirectoryDeleted_WhileWriting_IsReportedAndBegunAnew()
    {
        using var run = new RunDirectory();
        var causes = new List<Exception>();
        using var writer = new SummaryWriter(Path.Combine(run.Path, "run"), new EventFileWriterOptions { FlushInterval = Timeout.InfiniteTimeSpan });
        writer.File.Failed += (_, failure) => causes.Add(failure.Cause);
        Add(writer, 0, 10);
        writer.Flush();
        Directory.Delete(writer.File.Directory, recursive: true);
        Add(writer, 10, 20);
        Assert.True(writer.Flush());
        Assert.IsType<FileNotFoundException>(Assert.Single(causes));
        Assert.Equal(1, writer.File.Health.Failures);
        var file = Assert.Single(Directory.GetFiles(writer.File.Directory));
        Assert.Equal(Enumerable.Range(10, 10).Select(step => (long)step), WrittenFile.Read(file).Scalars.Select(scalar => scalar.Step));
    }

    [Fact]
    public void Directory_ThatCannotBeMade_FailsQuietlyUntilItCan()
    {
        using var run = new RunDirectory();
        var obstacle = Path.Combine(run.Path, "run");
        File.WriteAllText(obstacle, "a file where the directory should be");
        using var writer = new SummaryWriter(obstacle, new FaultyDisk().Options);
        Add(writer, 0, 10);
        Assert.False(writer.Flush());
        Assert.True(writer.File.Health.IsFailing);
        Assert.Null(writer.File.Health.FilePath);
        File.Delete(obstacle);
        Assert.True(Eventually.Holds(() => !writer.File.Health.IsFailing));
        Assert.Equal(10, WrittenFile.Read(writer.File.Health.FilePath!).Scalars.Count);
    }

    [Fact]
    public void Permission_LostAndGivenBack_CostsNothing()
    {
        using var run = new RunDirectory();
        var isAllowed = true;
        var causes = new List<Exception>();
        var options = new FaultyDisk().Options with
        {
            MaxFileBytes = 1, // a file per pass: the next one needs the permission
            CreateFile = path => Volatile.Read(ref isAllowed) ? new FileStream(path, FileMode.CreateNew) : throw new UnauthorizedAccessException("Access is denied."),
        };
        using var writer = new SummaryWriter(run.Path, options);
        writer.File.Failed += (_, failure) => causes.Add(failure.Cause);
        Add(writer, 0, 10);
        Assert.True(writer.Flush());
        Volatile.Write(ref isAllowed, false);
        Add(writer, 10, 20);
        Assert.False(writer.Flush());
        Add(writer, 20, 30);
        Assert.Equal("Access is denied.", writer.File.Health.Cause);
        Volatile.Write(ref isAllowed, true);
        Assert.True(Eventually.Holds(() => !writer.File.Health.IsFailing));
        Assert.True(writer.Flush());
        Assert.IsType<UnauthorizedAccessException>(Assert.Single(causes));
        Assert.Equal(0, writer.File.Health.DroppedEvents);
        writer.Dispose();
        Assert.Equal(Enumerable.Range(0, 30).Select(step => (long)step), run.Scalars().Select(scalar => scalar.Step));
    }

    [Fact]
    public void FileCreation_ThatFails_LeavesNoEmptyFiles()
    {
        using var run = new RunDirectory();
        var disk = new FaultyDisk();
        disk.Fail(partThatArrives: 5);
        using (var writer = new SummaryWriter(run.Path, disk.Options))
        {
            Assert.True(Eventually.Holds(() => disk.FailedWrites > 3));
            Assert.True(Eventually.Holds(() => run.Files.Length == 0), "between two attempts nothing is left");
            disk.Heal();
            Assert.True(Eventually.Holds(() => !writer.File.Health.IsFailing));
            Assert.Single(run.Files);
        }
    }

    [Fact]
    public void Failed_SubscriberThatThrows_DoesNotEndTheWriter()
    {
        using var run = new RunDirectory();
        var disk = new FaultyDisk();
        using var writer = new SummaryWriter(run.Path, disk.Options);
        writer.File.Failed += (_, _) => throw new InvalidOperationException("subscriber");
        disk.Fail();
        writer.AddScalar("a", 1, 1);
        Assert.False(writer.Flush());
        disk.Heal();
        Assert.True(Eventually.Holds(() => !writer.File.Health.IsFailing));
        Assert.Single(run.Scalars());
    }

    [Fact]
    public void Failed_SubscriberThatDisposes_DoesNotDeadlock()
    {
        using var run = new RunDirectory();
        var disk = new FaultyDisk();
        var writer = new SummaryWriter(run.Path, disk.Options);
        using var disposed = new ManualResetEventSlim();
        writer.File.Failed += (_, _) =>
        {
            writer.Dispose();
            disposed.Set();
        };
        disk.Fail();
        writer.AddScalar("a", 1, 1);
        writer.Flush();
        Assert.True(disposed.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        writer.Dispose();
    }

    [Fact]
    public void Failed_SubscriberThatLogsIntoAFullQueue_DoesNotDeadlock()
    {
        using var run = new RunDirectory();
        using var writer = new SummaryWriter(Path.Combine(run.Path, "run"), new EventFileWriterOptions { QueueBytes = 200 });
        using var logged = new ManualResetEventSlim();
        writer.File.Failed += (_, _) =>
        {
            Add(writer, 0, 100);
            writer.Flush();
            logged.Set();
        };
        writer.Flush();
        Directory.Delete(writer.File.Directory, recursive: true);
        writer.AddScalar("loss", 1, 1);
        Assert.True(logged.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.True(writer.File.Health.DroppedEvents > 90);
    }

    private static void Add(SummaryWriter writer, int from, int to)
    {
        for (var step = from; step < to; step++)
        {
            writer.AddScalar("loss", step, step);
        }
    }
}
