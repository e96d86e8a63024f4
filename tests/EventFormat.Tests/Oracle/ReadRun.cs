using System.Collections.Concurrent;
using EventFormat.Runs;
using Microsoft.Extensions.Time.Testing;

namespace EventFormat.Tests.Oracle;

/// <summary>A run of the shared data, read to its end by the real tailer.</summary>
internal sealed class ReadRun
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<string, ReadRun>>> Cache = [];
    private readonly string _directory;
    private readonly CollectingSink _sink;

    private ReadRun(RunLocation location)
    {
        // Long after the files were written: no fault is provisional any more, however fresh the checkout.
        var time = new FakeTimeProvider(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _directory = location.Directory;
        _sink = new CollectingSink();
        var tailer = new RunTailer(location, _sink, time);
        while (tailer.Poll(long.MaxValue).HasMore)
        {
        }

        Files = tailer.Files;
        Tags = _sink.Tags();
    }

    public IReadOnlyList<EventFileHealth> Files { get; }

    public IReadOnlyDictionary<string, ReadTag> Tags { get; }

    /// <summary>All runs under a directory of the shared data, by name; read once per test run.</summary>
    public static IReadOnlyDictionary<string, ReadRun> Under(string directory) => Cache.GetOrAdd(
        directory,
        static relative => new(() =>
        {
            var snapshot = new LogDirectory(SharedData.PathOf(relative)).Discover();
            Assert.True(snapshot.Exists, $"shared/data/{relative} is missing.");
            Assert.Empty(snapshot.Problems);
            return snapshot.Runs.ToDictionary(run => run.Name, run => new ReadRun(run), StringComparer.Ordinal);
        })).Value;

    /// <summary>The bytes a blob's point stands for.</summary>
    public ReadOnlyMemory<byte> BytesOf(ReadPoint point)
    {
        var blob = point.Blob ?? throw new InvalidOperationException("A scalar has no bytes.");
        using var file = File.OpenHandle(Path.Combine(_directory, _sink.FileNames[point.File]));
        var bytes = new byte[blob.Length];
        Assert.Equal(bytes.Length, RandomAccess.Read(file, bytes, blob.Offset));
        return bytes;
    }
}
