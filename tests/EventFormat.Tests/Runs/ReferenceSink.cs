using EventFormat.Runs;
using EventFormat.Summaries;

namespace EventFormat.Tests.Runs;

/// <summary>The plainest sink: lists everything, and says which points are valid by the rule itself.</summary>
internal sealed class ReferenceSink : IRunSink
{
    private readonly Dictionary<int, string> _files = [];
    private readonly List<TagInfo> _tags = [];
    private readonly List<(int File, int Tag, Point Point)> _scalars = [];
    private readonly List<(int File, int Tag, BlobPoint Blob)> _blobs = [];
    private readonly List<(int File, long Step)> _starts = [];

    public int RunResets { get; private set; }

    public int FileResets { get; private set; }

    public int Commits { get; private set; }

    public IReadOnlyList<TagInfo> Tags => _tags;

    public IEnumerable<long> SessionStarts => _starts.Select(start => start.Step);

    public int ScalarCount => _scalars.Count;

    public void FileAdded(int file, string name)
    {
        Assert.True(_files.TryAdd(file, name), "a file id was used twice");
        Assert.Equal(_files.Count - 1, file);
    }

    public void FileReset(int file)
    {
        FileResets++;
        Assert.True(_files.ContainsKey(file));
        _scalars.RemoveAll(scalar => scalar.File == file);
        _blobs.RemoveAll(blob => blob.File == file);
        _starts.RemoveAll(start => start.File == file);
    }

    public void RunReset()
    {
        RunResets++;
        _files.Clear();
        _tags.Clear();
        _scalars.Clear();
        _blobs.Clear();
        _starts.Clear();
    }

    public void TagAdded(TagInfo tag)
    {
        Assert.Equal(_tags.Count, tag.Index);
        _tags.Add(tag);
    }

    public void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle)
    {
        Assert.Equal(SummaryKind.Scalar, _tags[tag].Kind);
        _scalars.Add((file, tag, new Point(step, wallTime, value)));
    }

    public void AddBlob(int file, int tag, in BlobPoint blob)
    {
        Assert.NotEqual(SummaryKind.Scalar, _tags[tag].Kind);
        _blobs.Add((file, tag, blob));
    }

    public void AddSessionStart(int file, long step, double wallTime) => _starts.Add((file, step));

    public void Commit() => Commits++;

    /// <summary>Every point of a tag in the order (file name, offset).</summary>
    public List<Point> All(string tag) =>
        [.. _scalars.Where(scalar => _tags[scalar.Tag].Name == tag).OrderBy(scalar => _files[scalar.File], StringComparer.Ordinal).Select(scalar => scalar.Point)];

    /// <summary>The points of a tag that no later point supersedes.</summary>
    public List<Point> Valid(string tag)
    {
        var valid = new List<Point>();
        foreach (var point in All(tag))
        {
            // What stands is increasing in step, so what is superseded stands at the end.
            while (valid.Count > 0 && valid[^1].Step >= point.Step)
            {
                valid.RemoveAt(valid.Count - 1);
            }

            valid.Add(point);
        }

        return valid;
    }

    public int ValidCount(string tag) => Valid(tag).Count;

    public IEnumerable<long> Steps(string tag) => All(tag).Select(point => point.Step);

    public List<BlobPoint> Blobs(string tag) =>
        [.. _blobs.Where(blob => _tags[blob.Tag].Name == tag).OrderBy(blob => _files[blob.File], StringComparer.Ordinal).Select(blob => blob.Blob)];

    /// <summary>Everything that must depend on the bytes only, as text.</summary>
    public string Describe() => string.Join('\n', _tags.OrderBy(tag => tag.Name, StringComparer.Ordinal).Select(tag =>
        $"{tag.Name} {tag.Kind} {string.Join(',', Valid(tag.Name))} {string.Join(',', Blobs(tag.Name))}"))
        + "\nstarts " + string.Join(',', SessionStarts.Order());
}

internal readonly record struct Point(long Step, double WallTime, double Value);
