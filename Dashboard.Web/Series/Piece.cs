namespace Dashboard.Web.Series;

/// <summary>A block of points, and which of them are meant.</summary>
internal readonly record struct Piece(PointBlock Block, PointSet Set)
{
    /// <summary>Whether the block's summary is that of exactly these points.</summary>
    public bool IsSummarised => Set == PointSet.Valid || (Set == PointSet.All && Block.Summary.Count == Block.Count);

    /// <summary>Whether every point of the block is meant, and finite.</summary>
    public bool IsFinite =>
        Set != PointSet.Superseded && Block.Summary.Count == Block.Count && Block.Summary.NonFinite == 0;

    /// <summary>How many points are meant.</summary>
    public int Count => Set switch
    {
        PointSet.All => Block.Count,
        PointSet.Valid => Block.Summary.Count,
        _ => Block.Count - Block.Summary.Count,
    };

    /// <summary>Word <paramref name="word"/> of the places of these points.</summary>
    public ulong Mask(int word) => Block.Mask(Set, word);
}
