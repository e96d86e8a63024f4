namespace Dashboard.Web.Series;

/// <summary>The points of a series at one moment; immutable, for any thread.</summary>
internal sealed class SeriesSnapshot
{
    private readonly SegmentView[] _segments;

    public SeriesSnapshot(SegmentView[] segments, uint generation, double runStart, SmoothingCache smoothing)
    {
        _segments = segments;
        Generation = generation;
        RunStart = runStart;
        Smoothing = smoothing;
        foreach (SegmentView segment in segments)
        {
            Count += segment.Count;
            ValidCount += segment.ValidCount;
            NonFiniteCount += segment.NonFiniteCount;
        }

        Valid = new PieceSequence(segments, PointSet.Valid);
        SeriesStart = Valid.Count > 0 ? Valid[0].Block.Wall(Valid[0].Block.Summary.First) : double.NaN;
    }

    /// <summary>Grows whenever published points were superseded or reread: equal generations share a prefix of valid points.</summary>
    public uint Generation { get; }

    /// <summary>Wall time of the run's first event; NaN when unknown.</summary>
    public double RunStart { get; }

    /// <summary>Wall time of the first valid point; NaN when unknown.</summary>
    public double SeriesStart { get; }

    /// <summary>Points, superseded ones included.</summary>
    public long Count { get; }

    /// <summary>Points that no later point superseded.</summary>
    public long ValidCount { get; }

    /// <summary>Valid points that are NaN or infinite.</summary>
    public long NonFiniteCount { get; }

    /// <summary>The valid points.</summary>
    public PieceSequence Valid { get; }

    /// <summary>What smoothing remembers between snapshots of this series.</summary>
    public SmoothingCache Smoothing { get; }

    /// <summary>The blocks with points of <paramref name="set"/>.</summary>
    public PieceSequence Pieces(PointSet set) => set == PointSet.Valid ? Valid : new PieceSequence(_segments, set);
}
