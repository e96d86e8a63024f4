using EventFormat.Records;

namespace Monitor.Tests.Support.Fuzz;

/// <summary>What mutations start from: events and small files of the recorded logs, and events made up by the wire's grammar.</summary>
public sealed class FuzzCorpus
{
    private const int MaxEvent = 2048;
    private const int MaxFile = 16 * 1024;
    private const int EventsPerFile = 20;

    private FuzzCorpus(IReadOnlyList<byte[]> events, IReadOnlyList<byte[]> files) => (Events, Files) = (events, files);

    /// <summary>Data of single records.</summary>
    public IReadOnlyList<byte[]> Events { get; }

    /// <summary>Whole event files.</summary>
    public IReadOnlyList<byte[]> Files { get; }

    public static FuzzCorpus Load(string directory)
    {
        var events = new List<byte[]>();
        var files = new List<byte[]>();
        foreach (var path in Directory.EnumerateFiles(directory, "*tfevents*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length is > 0 and <= MaxFile)
            {
                files.Add(bytes);
            }

            AddEvents(bytes, events);
        }

        return events.Count > 0 && files.Count > 0
            ? new FuzzCorpus(events, files)
            : throw new InvalidDataException($"{directory} holds no event files to start from.");
    }

    private static void AddEvents(ReadOnlySpan<byte> bytes, List<byte[]> events)
    {
        for (var taken = 0; taken < EventsPerFile && RecordScanner.Read(bytes, out var length) == RecordStatus.Record;)
        {
            if (length is > 0 and <= MaxEvent)
            {
                events.Add(bytes.Slice(RecordScanner.HeaderSize, length).ToArray());
                taken++;
            }

            bytes = bytes[(length + RecordScanner.FrameSize)..];
        }
    }
}
