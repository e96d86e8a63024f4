using EventFormat.Writing;
using Microsoft.Extensions.Time.Testing;

namespace EventFormat.Tests.Writing;

/// <summary>Readers take files in ordinal order of name, so that is the order in which files are begun.</summary>
public sealed class EventFileNameTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1767225601);

    [Fact]
    public void Writers_OneAfterTheOtherWithinASecond_AreReadInThatOrder()
    {
        using var run = new RunDirectory();
        var clock = new FakeTimeProvider(Start);
        for (var writer = 0; writer < 25; writer++)
        {
            Log(run, clock, writer);
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(step => (long)step), run.Scalars().Select(scalar => scalar.Step));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-86_400)]
    public void Writer_BegunWithTheClockSetBack_IsReadLast(int seconds)
    {
        using var run = new RunDirectory();
        Log(run, new FakeTimeProvider(Start), 1, processId: 999);
        Log(run, new FakeTimeProvider(Start.AddSeconds(seconds)), 2, processId: 1_000);
        Assert.Equal([1L, 2], run.Scalars().Select(scalar => scalar.Step));
    }

    [Theory]
    [InlineData("events.out.tfevents.9999999999.other.1.0")]
    [InlineData("events.out.tfevents.99999999999.other.1.0")]
    [InlineData("events.out.tfevents.soon.....other")]
    [InlineData("events.out.tfevents.1")]
    [InlineData("events.out.tfevents.")]
    [InlineData("my.tfevents.1767225699.x")]
    public void Writer_BesideANameThatNoClockGives_KeepsItsOwn(string name)
    {
        using var run = new RunDirectory();
        File.WriteAllBytes(Path.Combine(run.Path, name), []);
        using var writer = new EventFileWriter(run.Path, new EventFileWriterOptions { TimeProvider = new FakeTimeProvider(Start) });
        Assert.StartsWith("events.out.tfevents.1767225601.", Path.GetFileName(writer.Health.FilePath));
    }

    private static void Log(RunDirectory run, FakeTimeProvider clock, long step, int processId = 1)
    {
        using var writer = new SummaryWriter(run.Path, new EventFileWriterOptions { TimeProvider = clock, ProcessId = processId, FlushInterval = Timeout.InfiniteTimeSpan });
        writer.AddScalar("a", 1, step);
    }
}
