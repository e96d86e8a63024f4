using EventFormat.Runs;

namespace Dashboard.Web.Series;

/// <summary>What a run holds, as last committed; immutable.</summary>
/// <param name="Tags">Its tags by index.</param>
/// <param name="StartWallTime">Wall time of the first event of its first file that knows one; NaN when unknown.</param>
/// <param name="LastWallTime">Latest wall time of any event; NaN when unknown.</param>
/// <param name="Points">Scalar points, superseded ones included.</param>
/// <param name="Blobs">Values of all other kinds.</param>
/// <param name="Restarts">In the order they were read; the start of its first file is none.</param>
/// <param name="Resets">How often the run was reread from the start, which gives tags new indices.</param>
internal sealed record RunContents(
    ArraySegment<TagInfo> Tags,
    double StartWallTime,
    double LastWallTime,
    long Points,
    long Blobs,
    ArraySegment<RestartMark> Restarts,
    int Resets)
{
    public static RunContents Empty { get; } = new(ArraySegment<TagInfo>.Empty, double.NaN, double.NaN, 0, 0, ArraySegment<RestartMark>.Empty, 0);
}
