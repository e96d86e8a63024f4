using Dashboard.Web.Live;
using EventFormat.Runs;

namespace Dashboard.Web.Ingest;

/// <summary>Makes runs that report to the registry and to those who watch them.</summary>
internal sealed class RunFactory(TagTable tags, RunRegistry registry, SeriesWatchers watchers, ReadQueue queue, IngestMetrics metrics, TimeProvider time)
{
    private int _lastId;

    public TailedRun Create(string name, RunLocation location) =>
        new(Interlocked.Increment(ref _lastId), name, location, tags, registry, watchers, queue, metrics, time);
}
