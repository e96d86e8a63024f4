using System.Collections.Immutable;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.Ingest;

/// <summary>The runs and tags that the log directories hold now, as immutable snapshots for pages to render.</summary>
internal interface IRunList
{
    /// <summary>The latest snapshot; the same object until something changed.</summary>
    RunListSnapshot Current { get; }

    /// <summary>Calls <paramref name="changed"/> after <see cref="Current"/> was replaced, at most four times a second, the last change always included.</summary>
    IDisposable Subscribe(Action changed);
}

/// <param name="Version">Grows with every change.</param>
/// <param name="Runs">In natural order of name.</param>
/// <param name="Tags">Every tag of any run; <see cref="TagRow.Id"/> is not an index into this list.</param>
/// <param name="Progress">How far the first read is.</param>
/// <param name="Problems">Number of files with faults, over all runs.</param>
/// <param name="MissingDirectories">Watched log directories that do not exist (yet).</param>
/// <param name="Kinds">The kinds of tags that any run has.</param>
public sealed record RunListSnapshot(
    long Version,
    ImmutableArray<RunRow> Runs,
    ImmutableArray<TagRow> Tags,
    IngestProgress Progress,
    int Problems,
    ImmutableArray<string> MissingDirectories,
    KindSet Kinds)
{
    /// <summary>What other tools left in the log directories and Monitor does not show, by the name it would have as a run.</summary>
    public ImmutableArray<ForeignData> Foreign { get; init; } = [];

    public static RunListSnapshot Empty { get; } = new(0, [], [], new IngestProgress(0, 0), 0, [], default);
}

/// <param name="Id">Number of the run in this server's lifetime; what requests and frames carry.</param>
/// <param name="Name">Name shown and used in URLs, unique: relative path with '/', prefixed by NAME/ for named log directories.</param>
/// <param name="Style">Palette slot, derived from the run's name so that it keeps its colour across pages, reloads and machines.</param>
/// <param name="IsLive">Grew within max(60 s, 5 × its median interval).</param>
/// <param name="StartWallTime">Wall time of its first event; NaN when unknown.</param>
/// <param name="LastWallTime">Wall time of its newest event; NaN when unknown.</param>
/// <param name="Points">Scalar points stored, superseded ones included.</param>
/// <param name="Blobs">Values of all other kinds.</param>
/// <param name="Problems">Number of its files with faults.</param>
/// <param name="TagIds">Ids of the tags it has (all kinds); the same array until its tags change.</param>
/// <param name="Kinds">The kinds of those tags.</param>
/// <param name="Restarts">Where its writer went on after a restart; the same array until there is another.</param>
public sealed record RunRow(
    int Id,
    string Name,
    int Style,
    bool IsLive,
    double StartWallTime,
    double LastWallTime,
    long Points,
    long Blobs,
    int Problems,
    ImmutableArray<int> TagIds,
    KindSet Kinds,
    ImmutableArray<Restart> Restarts);

/// <param name="Step">The step a writer went on from.</param>
/// <param name="WallTime">Seconds since the Unix epoch; NaN when unknown.</param>
public readonly record struct Restart(long Step, double WallTime);

/// <param name="Id">Number of the (name, kind) pair in this server's lifetime.</param>
public sealed record TagRow(int Id, string Name, SummaryKind Kind, string DisplayName, string Description);

/// <param name="BytesRead">Bytes read so far of what was there at the last discovery.</param>
/// <param name="BytesTotal">Bytes there at the last discovery.</param>
public readonly record struct IngestProgress(long BytesRead, long BytesTotal);
