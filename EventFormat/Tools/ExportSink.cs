using System.Runtime.InteropServices;
using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>The second of an export's two readings of a run: hands on the points that stand.</summary>
internal abstract class ExportSink(string run, ExportOptions options, Dictionary<(string File, string Tag), SeriesFilePoints> points) : IRunSink
{
    private static readonly SeriesFilePoints Unknown = new();
    private readonly List<string> _files = [];
    private readonly List<TagInfo> _tags = [];

    // By file, then tag; a null series is not exported.
    private readonly List<List<(ExportedSeries? Series, SeriesFilePoints? Points)>> _places = [];
    private readonly Dictionary<int, ExportedSeries> _series = [];

    public long Points { get; protected set; }

    public long Superseded { get; private set; }

    public long Undecodable { get; protected set; }

    public void FileAdded(int file, string name)
    {
        _files.Add(name);
        _places.Add([]);
    }

    public void FileReset(int file) => throw Changed();

    public void RunReset() => throw Changed();

    public void TagAdded(TagInfo tag)
    {
        _tags.Add(tag);
        if (IsWanted(tag) && (options.Tags?.IsMatch(tag.Name) ?? true))
        {
            var series = new ExportedSeries(run, tag.Name);
            _series.Add(tag.Index, series);
            Found(series, tag);
        }
    }

    public virtual void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle)
    {
    }

    public virtual void AddBlob(int file, int tag, in BlobPoint blob)
    {
    }

    public void AddSessionStart(int file, long step, double wallTime)
    {
    }

    public void Commit()
    {
    }

    protected abstract bool IsWanted(TagInfo tag);

    /// <summary>A tag to be exported was met.</summary>
    protected virtual void Found(ExportedSeries series, TagInfo tag)
    {
    }

    protected string FileName(int file) => _files[file];

    /// <summary>The series of a point that is to be exported; null when it is not.</summary>
    protected ExportedSeries? Meet(int file, int tag, long step)
    {
        var byTag = _places[file];
        if (byTag.Count <= tag)
        {
            CollectionsMarshal.SetCount(byTag, tag + 1);
        }

        ref var place = ref CollectionsMarshal.AsSpan(byTag)[tag];
        if (place.Points is null)
        {
            place = (_series.GetValueOrDefault(tag), points.GetValueOrDefault((_files[file], _tags[tag].Name), Unknown));
        }

        if (place.Series is null)
        {
            return null;
        }

        var standing = ReferenceEquals(place.Points, Unknown) ? PointStanding.NotYetWritten : place.Points.Meet(step);
        Superseded += standing == PointStanding.Superseded && !options.IncludesSuperseded ? 1 : 0;
        return standing == PointStanding.Valid || (standing == PointStanding.Superseded && options.IncludesSuperseded) ? place.Series : null;
    }

    private IOException Changed() => new($"a file of run {run} was replaced while it was exported");
}
