using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using Dashboard.Web.Series;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Finds what runs logged by the names of run and tag, as TensorBoard's clients ask for it.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal sealed class LoggedData(RunRegistry registry, BlobStore blobs)
{
    /// <summary>Runs by the wall time of their first event, unknown ones last, then by name.</summary>
    public IEnumerable<(string Name, double Start)> RunsByStart() => registry.Runs
        .Select(run => (run.Name, Start: run.FirstEventWallTime))
        .OrderBy(run => double.IsNaN(run.Start) ? double.PositiveInfinity : run.Start)
        .ThenBy(run => run.Name, StringComparer.Ordinal);

    /// <summary>The runs that have tags of a kind, in natural order of name.</summary>
    public IEnumerable<TaggedRun> Runs(SummaryKind kind) => Runs(kinds => kinds.Contains(kind), tag => tag.Kind == kind);

    /// <summary>The runs that have some of the tags asked for, in natural order of name.</summary>
    /// <param name="may">Whether a run with tags of these kinds can have one.</param>
    /// <param name="holds">Whether a tag is asked for.</param>
    public IEnumerable<TaggedRun> Runs(Func<KindSet, bool> may, Func<TagInfo, bool> holds)
    {
        foreach (var row in registry.Current.Runs)
        {
            if (may(row.Kinds) && registry.Find(row.Id) is { } run && run.Tags.Where(holds).ToArray() is { Length: > 0 } tags)
            {
                yield return new TaggedRun(run, tags);
            }
        }
    }

    /// <summary>A series of scalars; null when the run has none of that name.</summary>
    public SeriesSnapshot? Series(string? run, string? tag)
    {
        var (found, info) = Find(run, tag, SummaryKind.Scalar);
        return info is null ? null : found!.Store.Series(info.Index);
    }

    /// <summary>The values that a blob's key is about; null when there are none.</summary>
    public TagValues? Values(BlobKey key) =>
        registry.Find(key.Run) is { } run && run.Tags.FirstOrDefault(tag => tag.Name == key.Tag && tag.PluginName == key.Plugin) is { } tag ? Values(run, tag) : null;

    /// <summary>The values of a tag that are no scalars; null when the run has none of that name and kind.</summary>
    public TagValues? Values(string? run, string? tag, SummaryKind kind)
    {
        var (found, info) = Find(run, tag, kind);
        return info is null ? null : Values(found!, info);
    }

    /// <summary>The values of a tag that are no scalars; null when it has none.</summary>
    public TagValues? Values(TailedRun run, TagInfo tag) =>
        run.Store.Blobs(tag.Index) is { } index ? new TagValues(blobs, run, tag, BlobSequence.Of(index)) : null;

    private (TailedRun? Run, TagInfo? Tag) Find(string? run, string? tag, SummaryKind kind)
    {
        var found = run is null ? null : registry.Find(run);
        found?.Want();
        return (found, found?.Tags.FirstOrDefault(info => info.Kind == kind && info.Name == tag));
    }
}

/// <param name="Run">The run.</param>
/// <param name="Tags">Those of its tags that were asked for, in the order of their first values.</param>
internal readonly record struct TaggedRun(TailedRun Run, IReadOnlyList<TagInfo> Tags);
