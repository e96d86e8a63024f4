using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

public sealed class FullDiskTests(ITestOutputHelper output)
{
    [Fact]
    public void FullDisk_UntilThereIsRoomAgain_CostsOnlyWhatIsCounted()
    {
        using var disk = SmallDisk.TryMount(kilobytes: 256);
        if (disk is null)
        {
            output.WriteLine("No file system could be mounted here: a stream that says \"No space left on device\" stands for the full disk.");
            LogThroughAFullDisk(new FaultyDisk());
            return;
        }

        LogThroughAFullDisk(disk);
    }

    private static void LogThroughAFullDisk(SmallDisk disk)
    {
        var ballast = Path.Combine(disk.Path, "ballast");
        File.WriteAllBytes(ballast, new byte[200_000]);
        var options = new EventFileWriterOptions { QueueBytes = 100_000, RetryInterval = TimeSpan.FromMilliseconds(5) };
        LogUntilHealed(Path.Combine(disk.Path, "run"), options, () => { }, () => File.Delete(ballast));
    }

    private static void LogThroughAFullDisk(FaultyDisk disk)
    {
        using var run = new RunDirectory();
        LogUntilHealed(run.Path, disk.Options with { QueueBytes = 100_000 }, () => disk.Fail(partThatArrives: 1_000), disk.Heal);
    }

    private static void LogUntilHealed(string directory, EventFileWriterOptions options, Action fill, Action heal)
    {
        var causes = new List<Exception>();
        var logged = 0L;
        using var writer = new SummaryWriter(directory, options);
        writer.File.Failed += (_, failure) => causes.Add(failure.Cause);
        writer.AddScalar("loss", 0, logged++);
        Assert.True(writer.Flush());
        fill();
        while (!writer.File.Health.IsFailing && logged < 100_000)
        {
            writer.AddScalar("loss", 0, logged++);
        }

        Assert.True(writer.File.Health.IsFailing, "a hundred thousand scalars fit no disk this small");
        for (var i = 0; i < 10_000; i++)
        {
            writer.AddScalar("loss", 0, logged++); // no wait, no exception: what finds no room is counted
        }

        Assert.IsType<IOException>(Assert.Single(causes), exactMatch: false);
        Assert.InRange(writer.File.Health.QueuedBytes, 1, 100_000);
        heal();
        Assert.True(Eventually.Holds(() => !writer.File.Health.IsFailing));
        Assert.True(writer.Flush());
        var steps = Directory.GetFiles(directory).Order(StringComparer.Ordinal)
            .SelectMany(file => WrittenFile.Read(file).Scalars).Select(scalar => scalar.Step).ToList();
        Assert.Equal(logged - writer.File.Health.DroppedEvents, steps.Count);
        Assert.True(writer.File.Health.DroppedEvents > 0);
        Assert.Equal(steps.Distinct().Order(), steps);
        Assert.Single(causes);
    }
}
