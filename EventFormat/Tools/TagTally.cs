using EventFormat.Runs;

namespace EventFormat.Tools;

/// <summary>A run sink that only counts.</summary>
internal sealed class TagTally : IRunSink
{
    private readonly List<Tally> _tallies = [];

    public long SessionStarts { get; private set; }

    public IReadOnlyList<TagReport> ToReport() =>
        [.. _tallies.OrderBy(tally => tally.Tag.Name, StringComparer.Ordinal).Select(tally => tally.ToReport())];

    public void FileAdded(int file, string name)
    {
    }

    /// <summary>Whether a file was replaced while it was counted: counts are not kept by file, so the run must be counted anew.</summary>
    public bool HasLostCount { get; private set; }

    public void FileReset(int file) => HasLostCount = true;

    public void RunReset()
    {
        _tallies.Clear();
        SessionStarts = 0;
    }

    public void TagAdded(TagInfo tag) => _tallies.Add(new Tally(tag));

    public void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle) => _tallies[tag].Count(step);

    public void AddBlob(int file, int tag, in BlobPoint blob) => _tallies[tag].Count(blob.Step);

    public void AddSessionStart(int file, long step, double wallTime) => SessionStarts++;

    public void Commit()
    {
    }

    private sealed class Tally(TagInfo tag)
    {
        private long _count;
        private long _minStep = long.MaxValue;
        private long _maxStep = long.MinValue;

        public TagInfo Tag { get; } = tag;

        public void Count(long step)
        {
            _count++;
            _minStep = Math.Min(_minStep, step);
            _maxStep = Math.Max(_maxStep, step);
        }

        public TagReport ToReport() =>
            new(Tag.Name, Tag.Kind, Tag.PluginName, _count, _count > 0 ? _minStep : null, _count > 0 ? _maxStep : null);
    }
}
