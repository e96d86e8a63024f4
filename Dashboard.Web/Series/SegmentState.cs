namespace Dashboard.Web.Series;

/// <summary>The published contents of a segment; no later append changes them.</summary>
/// <param name="Sealed">The sealed blocks; null while there are none.</param>
/// <param name="TailPoints">Holds the points not yet sealed, and more behind them.</param>
/// <param name="TailCount">How many those are.</param>
/// <param name="TailValid">Places of the tail's valid points; null iff all are valid.</param>
/// <param name="TailIsSingle">Whether single precision holds every value of the tail.</param>
/// <param name="LowestStep">Lowest step of any point.</param>
internal readonly record struct SegmentState(
    SealedBlocks? Sealed,
    SeriesPoint[]? TailPoints,
    int TailCount,
    ulong[]? TailValid,
    bool TailIsSingle,
    long LowestStep)
{
    /// <summary>Points not yet sealed.</summary>
    public ReadOnlySpan<SeriesPoint> Tail => TailPoints.AsSpan(0, TailCount);
}
