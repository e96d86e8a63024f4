using EventFormat.Runs;

namespace EventFormat.Tests.Oracle;

/// <summary>Keeps everything a run's files give, in order of arrival.</summary>
internal sealed class CollectingSink : IRunSink
{
    private readonly List<TagInfo> _tags = [];
    private readonly List<(int Tag, ReadPoint Point)> _points = [];

    public Dictionary<int, string> FileNames { get; } = [];

    public List<long> SessionStarts { get; } = [];

    public void FileAdded(int file, string name) => FileNames[file] = name;

    public void FileReset(int file) => _points.RemoveAll(entry => entry.Point.File == file);

    public void RunReset()
    {
        FileNames.Clear();
        _tags.Clear();
        _points.Clear();
        SessionStarts.Clear();
    }

    public void TagAdded(TagInfo tag)
    {
        Assert.Equal(_tags.Count, tag.Index);
        _tags.Add(tag);
    }

    public void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle) =>
        _points.Add((tag, new ReadPoint(file, step, wallTime, value, isSingle, null)));

    public void AddBlob(int file, int tag, in BlobPoint blob) =>
        _points.Add((tag, new ReadPoint(file, blob.Step, blob.WallTime, 0, false, blob)));

    public void AddSessionStart(int file, long step, double wallTime) => SessionStarts.Add(step);

    public void Commit()
    {
        // Everything is visible at once here.
    }

    /// <summary>The tags by name. A stable sort by file name keeps the order within each file.</summary>
    public Dictionary<string, ReadTag> Tags()
    {
        var points = _points.ToLookup(entry => entry.Tag, entry => entry.Point);
        return _tags.ToDictionary(
            tag => tag.Name,
            tag => new ReadTag(tag, [.. points[tag.Index].OrderBy(point => FileNames[point.File], StringComparer.Ordinal)]),
            StringComparer.Ordinal);
    }
}
