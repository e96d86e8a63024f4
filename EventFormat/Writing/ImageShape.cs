namespace EventFormat.Writing;

/// <summary>Size and layout of the pixels of an image.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGBA.</param>
/// <param name="Layout">The order of the values.</param>
public readonly record struct ImageShape(int Width, int Height, int Channels = 1, PixelLayout Layout = PixelLayout.Hwc)
{
    /// <summary>How many values one image takes.</summary>
    public int Length => checked(Width * Height * Channels);

    internal void Check(int values, int images, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(images);
        if (Width <= 0 || Height <= 0 || Channels is < 1 or > 4)
        {
            throw new ArgumentException($"An image has a width, a height and 1 to 4 channels, not {this}.", parameter);
        }

        if ((long)Width * Height * Channels * images != values)
        {
            throw new ArgumentException($"{values} values are not {images} of {this}.", parameter);
        }
    }
}
