using EventFormat.Runs;
using EventFormat.Summaries;
using EventFormat.Writing;

namespace Training.Core.Tests;

/// <summary>A run that a test logs, read back by EventFormat's own tailer.</summary>
internal sealed class LoggedRunDirectory : IRunSink, IDisposable
{
    private readonly TemporaryDirectory? _directory;
    private readonly Dictionary<int, string> _files = [];
    private readonly List<TagInfo> _tags = [];
    private readonly List<(int Tag, long Step, double Scalar, int File, BlobPoint Blob)> _points = [];

    /// <summary>Logs into a directory of its own, and reads it.</summary>
    public LoggedRunDirectory(Action<SummaryWriter> log)
        : this(Write(log, out var directory)) => _directory = directory;

    /// <summary>Reads what was logged into a directory.</summary>
    public LoggedRunDirectory(string path)
    {
        Path = path;
        var tailer = new RunTailer(new RunLocation("run", Path), this, TimeProvider.System);
        while (tailer.Poll(long.MaxValue).HasMore)
        {
        }

        Assert.All(tailer.Files, file => Assert.False(file.HasFaults));
    }

    public string Path { get; }

    public IEnumerable<string> Tags => _tags.Select(tag => tag.Name);

    public SummaryKind Kind(string tag) => Find(tag).Kind;

    public List<(long Step, double Value)> Scalars(string tag) => [.. Points(tag).Select(point => (point.Step, point.Scalar))];

    public List<long> Steps(string tag) => [.. Points(tag).Select(point => point.Step)];

    /// <summary>The bytes of a tag's points, as the decoders of EventFormat.Summaries take them.</summary>
    public List<ReadOnlyMemory<byte>> Blobs(string tag) => [.. Points(tag).Select(point =>
    {
        var bytes = new byte[point.Blob.Length];
        using var file = File.OpenHandle(System.IO.Path.Combine(Path, _files[point.File]));
        Assert.Equal(bytes.Length, RandomAccess.Read(file, bytes, point.Blob.Offset));
        return (ReadOnlyMemory<byte>)bytes;
    })];

    public void Dispose() => _directory?.Dispose();

    void IRunSink.FileAdded(int file, string name) => _files[file] = name;

    void IRunSink.FileReset(int file) => throw new NotSupportedException();

    void IRunSink.RunReset() => throw new NotSupportedException();

    void IRunSink.TagAdded(TagInfo tag) => _tags.Add(tag);

    void IRunSink.AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle) => _points.Add((tag, step, value, file, default));

    void IRunSink.AddBlob(int file, int tag, in BlobPoint blob) => _points.Add((tag, blob.Step, double.NaN, file, blob));

    void IRunSink.AddSessionStart(int file, long step, double wallTime)
    {
    }

    void IRunSink.Commit()
    {
    }

    private static string Write(Action<SummaryWriter> log, out TemporaryDirectory directory)
    {
        directory = new TemporaryDirectory();
        using var writer = new SummaryWriter(directory.Path);
        log(writer);
        return directory.Path;
    }

    private TagInfo Find(string tag) => _tags.Single(one => one.Name == tag);

    private List<(int Tag, long Step, double Scalar, int File, BlobPoint Blob)> Points(string tag) => [.. _points.Where(point => point.Tag == Find(tag).Index)];
}
