using EventFormat.Protos;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

/// <summary>What a writer wrote, and what PyTorch and TensorFlow wrote, as messages.</summary>
internal static class WrittenValues
{
    /// <summary>The events, but for the version, that the given logging leaves in a file.</summary>
    public static List<Event> Events(Action<SummaryWriter> log)
    {
        using var run = new RunDirectory();
        using (var writer = new SummaryWriter(run.Path, new EventFileWriterOptions { FlushInterval = Timeout.InfiniteTimeSpan }))
        {
            log(writer);
        }

        return [.. WrittenFile.Read(run.SingleFile).Events.Skip(1).Select(Event.Parser.ParseFrom)];
    }

    /// <summary>The one value that the given logging leaves.</summary>
    public static Summary.Types.Value Value(Action<SummaryWriter> log) => Assert.Single(Assert.Single(Events(log)).Summary.Value);

    /// <summary>Every value of a tag in a recorded run, with its event.</summary>
    public static List<(Event Event, Summary.Types.Value Value)> Recorded(string run, string? tag = null)
    {
        var values = Directory.GetFiles(SharedData.PathOf(run), "*tfevents*")
            .SelectMany(file => WrittenFile.Read(file).Events.Select(Event.Parser.ParseFrom))
            .Where(logged => logged.Summary is not null)
            .SelectMany(logged => logged.Summary.Value.Select(value => (logged, value)))
            .Where(pair => tag is null || pair.value.Tag == tag)
            .ToList();
        Assert.NotEmpty(values);
        return values;
    }
}
