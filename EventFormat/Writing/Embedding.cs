namespace EventFormat.Writing;

/// <summary>Points to project, and what is known of each.</summary>
public sealed record Embedding
{
    /// <summary>The coordinates, point by point.</summary>
    public required ReadOnlyMemory<float> Points { get; init; }

    /// <summary>Coordinates per point.</summary>
    public required int Dimensions { get; init; }

    /// <summary>Names of the columns of <see cref="Metadata"/>; needed when there are several.</summary>
    public IReadOnlyList<string> MetadataHeader { get; init; } = [];

    /// <summary>One row per point; none if empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Metadata { get; init; } = [];

    /// <summary>One thumbnail per point, one after the other; none if empty.</summary>
    public ReadOnlyMemory<byte> Thumbnails { get; init; }

    /// <summary>Shape of one thumbnail.</summary>
    public ImageShape ThumbnailShape { get; init; }

    internal int Count => Points.Length / Dimensions;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Dimensions);
        if (Points.IsEmpty || Points.Length % Dimensions != 0)
        {
            throw new ArgumentException($"{Points.Length} coordinates are not whole points of {Dimensions}.");
        }

        if (Metadata.Count != 0 && Metadata.Count != Count)
        {
            throw new ArgumentException($"{Metadata.Count} rows of metadata do not fit {Count} points.");
        }

        if (!Thumbnails.IsEmpty)
        {
            ThumbnailShape.Check(Thumbnails.Length, Count, nameof(Thumbnails));
        }
    }
}
