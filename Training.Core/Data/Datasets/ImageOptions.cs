namespace Training.Core.Data.Datasets;

/// <summary>How image files become tensors.</summary>
public sealed record ImageOptions
{
    /// <summary>Width and height to resize to; null keeps each image's own, which then need a transform or a collation of their own.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>Whether colour is reduced to brightness, one channel instead of red, green and blue.</summary>
    public bool IsGrayscale { get; init; }

    /// <summary>An image of more pixels is refused, before memory is taken for it.</summary>
    public long MaxPixels { get; init; } = 1 << 26;
}
