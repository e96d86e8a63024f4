using SkiaSharp;
using static TorchSharp.torch;

namespace Training.Core.Data.Datasets;

/// <summary>Decodes image files into tensors of float32 from 0 to 1, channels first. Safe for several threads.</summary>
/// <remarks>Transparency is dropped, not blended, and an embedded orientation or colour profile is not applied, as with torchvision's loader.</remarks>
public sealed class ImageDecoder(ImageOptions options)
{
    private const int PixelBytes = 4;

    /// <summary>Decodes a file.</summary>
    /// <exception cref="InvalidDataException">It is not an image that can be decoded, or too large; the message names it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Tensor Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Decodes an encoded image.</summary>
    /// <param name="encoded">PNG, JPEG, GIF, BMP or WebP.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="InvalidDataException">It cannot be decoded, or is too large.</exception>
    public Tensor Decode(ReadOnlySpan<byte> encoded, string name)
    {
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data) ?? throw new InvalidDataException($"{name} is not an image of a known kind.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > options.MaxPixels)
        {
            throw new InvalidDataException($"{name} has {width} × {height} pixels, more than the {options.MaxPixels} allowed.");
        }

        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var outcome = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        return outcome == SKCodecResult.Success
            ? Convert(bitmap)
            : throw new InvalidDataException($"{name} cannot be decoded: {outcome}.");
    }

    private Tensor Convert(SKBitmap bitmap)
    {
        if (options.Size is not { } size || (size.Width == bitmap.Width && size.Height == bitmap.Height))
        {
            return ToTensor(bitmap);
        }

        using var resized = bitmap.Resize(new SKSizeI(size.Width, size.Height), SKFilterQuality.Medium)
            ?? throw new InvalidOperationException($"An image of {bitmap.Width} × {bitmap.Height} cannot be resized to {size.Width} × {size.Height}.");
        return ToTensor(resized);
    }

    private Tensor ToTensor(SKBitmap bitmap)
    {
        var pixels = bitmap.GetPixelSpan();
        var area = bitmap.Width * bitmap.Height;
        var values = new float[(options.IsGrayscale ? 1 : 3) * area];
        for (var i = 0; i < area; i++)
        {
            var (red, green, blue) = (pixels[i * PixelBytes] / 255f, pixels[(i * PixelBytes) + 1] / 255f, pixels[(i * PixelBytes) + 2] / 255f);
            if (options.IsGrayscale)
            {
                values[i] = (0.299f * red) + (0.587f * green) + (0.114f * blue); // ITU-R BT.601
            }
            else
            {
                (values[i], values[area + i], values[(2 * area) + i]) = (red, green, blue);
            }
        }

        return tensor(values, [options.IsGrayscale ? 1 : 3, bitmap.Height, bitmap.Width]);
    }
}
