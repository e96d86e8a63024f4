using EventFormat.Runs;
using EventFormat.Tests.Oracle;
using EventFormat.Writing;

namespace EventFormat.Tests.Writing;

/// <summary>What the product's own tailer reads of what its writer wrote.</summary>
internal sealed class ReadBack : IDisposable
{
    private readonly RunDirectory _run = new();
    private readonly CollectingSink _sink = new();

    public ReadBack(Action<SummaryWriter> log, EventFileWriterOptions? options = null)
    {
        using (var writer = new SummaryWriter(_run.Path, options))
        {
            log(writer);
        }

        var tailer = new RunTailer(new RunLocation("run", _run.Path), _sink, TimeProvider.System);
        while (tailer.Poll(long.MaxValue).HasMore)
        {
        }

        Assert.All(tailer.Files, file => Assert.False(file.HasFaults, $"{file.LastSkip} {file.Dead} {file.Conflicts}"));
        Tags = _sink.Tags();
    }

    public IReadOnlyDictionary<string, ReadTag> Tags { get; }

    public IReadOnlyList<long> SessionStarts => _sink.SessionStarts;

    /// <summary>The bytes of a tag's only point.</summary>
    public ReadOnlyMemory<byte> Blob(string tag) => BytesOf(Assert.Single(Tags[tag].All));

    /// <summary>The bytes a blob's point stands for.</summary>
    public ReadOnlyMemory<byte> BytesOf(ReadPoint point)
    {
        var bytes = new byte[point.Blob!.Value.Length];
        using var file = File.OpenHandle(_run.SingleFile);
        Assert.Equal(bytes.Length, RandomAccess.Read(file, bytes, point.Blob.Value.Offset));
        return bytes;
    }

    public void Dispose() => _run.Dispose();
}
