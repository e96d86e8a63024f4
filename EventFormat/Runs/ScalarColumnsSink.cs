using EventFormat.Summaries;

namespace EventFormat.Runs;

/// <summary>Gathers the scalars of chosen tags of a run, and at the end the points of each that stand.</summary>
internal sealed class ScalarColumnsSink(string run, Func<string, bool> include) : IRunSink
{
    private readonly List<string> _files = [];
    private readonly List<TagInfo> _tags = [];
    private readonly List<Dictionary<int, List<Point>>?> _byTag = [];

    public IReadOnlyList<TagInfo> Tags => _tags;

    /// <summary>The series with points, in ordinal order of tag.</summary>
    public List<ScalarColumns> ToColumns()
    {
        var columns = new List<ScalarColumns>();
        foreach (var tag in _tags.OrderBy(tag => tag.Name, StringComparer.Ordinal))
        {
            if (_byTag[tag.Index] is { Count: > 0 } byFile)
            {
                columns.Add(ToColumns(tag.Name, byFile.OrderBy(file => _files[file.Key], StringComparer.Ordinal).Select(file => file.Value)));
            }
        }

        return columns;
    }

    public void FileAdded(int file, string name) => _files.Add(name);

    public void FileReset(int file)
    {
        foreach (var byFile in _byTag)
        {
            byFile?.Remove(file);
        }
    }

    public void RunReset()
    {
        _files.Clear();
        _tags.Clear();
        _byTag.Clear();
    }

    public void TagAdded(TagInfo tag)
    {
        _tags.Add(tag);
        _byTag.Add(tag.Kind == SummaryKind.Scalar && include(tag.Name) ? [] : null);
    }

    public void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle)
    {
        if (_byTag[tag] is not { } byFile)
        {
            return;
        }

        if (!byFile.TryGetValue(file, out var points))
        {
            byFile.Add(file, points = []);
        }

        points.Add(new Point(step, wallTime, value));
    }

    public void AddBlob(int file, int tag, in BlobPoint blob)
    {
    }

    public void AddSessionStart(int file, long step, double wallTime)
    {
    }

    public void Commit()
    {
    }

    private ScalarColumns ToColumns(string tag, IEnumerable<List<Point>> files)
    {
        // What stands always rises in step, so what a point supersedes is on top.
        var standing = new List<Point>();
        long all = 0;
        foreach (var points in files)
        {
            all += points.Count;
            foreach (var point in points)
            {
                while (standing.Count > 0 && standing[^1].Step >= point.Step)
                {
                    standing.RemoveAt(standing.Count - 1);
                }

                standing.Add(point);
            }
        }

        var (steps, wallTimes, values) = (new long[standing.Count], new double[standing.Count], new double[standing.Count]);
        for (var place = 0; place < standing.Count; place++)
        {
            (steps[place], wallTimes[place], values[place]) = standing[place];
        }

        return new ScalarColumns(run, tag, steps, wallTimes, values, all - standing.Count);
    }

    private readonly record struct Point(long Step, double WallTime, double Value);
}
