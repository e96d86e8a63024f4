namespace Dashboard.Web.Series;

/// <summary>The sealed blocks of a segment at one moment; immutable.</summary>
/// <param name="All">Every block, in file order.</param>
/// <param name="Live">The stack of those that hold valid points.</param>
internal sealed record SealedBlocks(ArraySegment<PointBlock> All, ArraySegment<LiveBlock> Live)
{
    public static SealedBlocks Empty { get; } = new(ArraySegment<PointBlock>.Empty, ArraySegment<LiveBlock>.Empty);

    /// <summary>The last known wall time before the points that follow; NaN if there is none.</summary>
    public double KnownWall => All.Count > 0 ? All[^1].Wall(PointBlock.Capacity - 1) : double.NaN;
}
