using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Images in a tensor, as bytes in this process's memory: one after the other, each in its layout.</summary>
internal sealed class PixelTensor : IDisposable
{
    private readonly HostTensor _host;

    private PixelTensor(HostTensor host, ImageShape shape, int images) => (_host, Shape, Images) = (host, shape, images);

    public ImageShape Shape { get; }

    public int Images { get; }

    public ReadOnlySpan<byte> Bytes => _host.Elements<byte>();

    /// <summary>One image: (height, width), or three dimensions in the given layout.</summary>
    public static PixelTensor OfImage(Tensor image, PixelLayout layout) => Of(image, layout, leading: 0);

    /// <summary>Several: (images, height, width), or four dimensions, images first, the rest in the given layout.</summary>
    public static PixelTensor OfImages(Tensor images, PixelLayout layout) => Of(images, layout, leading: 1);

    public void Dispose() => _host.Dispose();

    private static PixelTensor Of(Tensor pixels, PixelLayout layout, int leading)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        var shape = pixels.shape;
        var size = shape.AsSpan(Math.Min(leading, shape.Length));
        var image = size.Length switch
        {
            2 => new ImageShape(checked((int)size[1]), checked((int)size[0])),
            3 when layout == PixelLayout.Chw => new ImageShape(checked((int)size[2]), checked((int)size[1]), checked((int)size[0]), layout),
            3 => new ImageShape(checked((int)size[1]), checked((int)size[0]), checked((int)size[2]), layout),
            _ => throw new ArgumentException($"A tensor of shape [{string.Join(", ", shape)}] is no {(leading == 0 ? "image" : "batch of images")}.", nameof(pixels)),
        };
        using var scope = NewDisposeScope();
        using var outside = no_grad();
        return new PixelTensor(HostTensor.Of(ToBytes(pixels.detach()), ScalarType.Byte), image, leading == 0 ? 1 : checked((int)shape[0]));
    }

    /// <summary>Bytes as they are; truth values black and white; floats from 0 to 1, what lies outside cut off, NaN black. Made on the tensor's device: a quarter of the bytes to move.</summary>
    private static Tensor ToBytes(Tensor pixels) => pixels.dtype switch
    {
        ScalarType.Byte => pixels,
        ScalarType.Bool => pixels.to_type(ScalarType.Byte) * 255,
        _ when pixels.is_floating_point() => pixels.to_type(ScalarType.Float32).mul(255).nan_to_num(0, 255, 0).clamp(0, 255).to_type(ScalarType.Byte),
        _ => throw new ArgumentException($"Pixels are bytes, truth values, or floats from 0 to 1, not {pixels.dtype}.", nameof(pixels)),
    };
}
