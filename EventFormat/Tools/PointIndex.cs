using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>The first of an export's two readings of a run: which points stand, and how many there are.</summary>
internal sealed class PointIndex : IRunSink
{
    private readonly List<(string Name, Dictionary<int, SeriesFilePoints> ByTag)> _files = [];
    private readonly List<string> _tags = [];
    private SeriesFilePoints? _last;
    private (int File, int Tag) _lastPlace;

    /// <summary>The points of each series, by file name and tag name; to be taken when everything was read.</summary>
    public Dictionary<(string File, string Tag), SeriesFilePoints> ToPoints()
    {
        var points = new Dictionary<(string File, string Tag), SeriesFilePoints>();
        var cuts = new Dictionary<int, long>();
        foreach (var (name, byTag) in _files.OrderByDescending(file => file.Name, StringComparer.Ordinal))
        {
            foreach (var (tag, series) in byTag)
            {
                if (cuts.TryGetValue(tag, out var cut))
                {
                    series.Cut = cut;
                }

                cuts[tag] = Math.Min(series.MinStep, series.Cut ?? long.MaxValue);
                points[(name, _tags[tag])] = series;
            }
        }

        return points;
    }

    public void FileAdded(int file, string name) => _files.Add((name, []));

    public void FileReset(int file)
    {
        _files[file].ByTag.Clear();
        _last = null;
    }

    public void RunReset()
    {
        _files.Clear();
        _tags.Clear();
        _last = null;
    }

    public void TagAdded(TagInfo tag) => _tags.Add(tag.Name);

    public void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle) => PointsOf(file, tag).Note(step);

    public void AddBlob(int file, int tag, in BlobPoint blob) => PointsOf(file, tag).Note(blob.Step);

    public void AddSessionStart(int file, long step, double wallTime)
    {
    }

    public void Commit()
    {
    }

    private SeriesFilePoints PointsOf(int file, int tag)
    {
        if (_last is not null && _lastPlace == (file, tag))
        {
            return _last;
        }

        var byTag = _files[file].ByTag;
        if (!byTag.TryGetValue(tag, out var points))
        {
            byTag.Add(tag, points = new SeriesFilePoints());
        }

        _lastPlace = (file, tag);
        return _last = points;
    }
}
