using System.Globalization;
using EventFormat.Protos;
using Google.Protobuf;

namespace EventFormat.Writing;

/// <summary>Logs images: pixels as PNG, encoded files as they are.</summary>
public static class ImageSummaries
{
    /// <summary>Logs one image of bytes.</summary>
    public static void AddImage(
        this SummaryWriter writer, string tag, ReadOnlySpan<byte> pixels, ImageShape shape, long step, double? wallTime = null)
    {
        shape.Check(pixels.Length, 1, nameof(pixels));
        writer.Add(tag, Png(pixels, shape), shape.Width, shape.Height, shape.Channels, step, wallTime);
    }

    /// <summary>Logs one image of values between 0 and 1; what lies outside is cut off.</summary>
    public static void AddImage(
        this SummaryWriter writer, string tag, ReadOnlySpan<float> pixels, ImageShape shape, long step, double? wallTime = null)
    {
        shape.Check(pixels.Length, 1, nameof(pixels));
        writer.AddImage(tag, ImagePixels.ToBytes(pixels), shape, step, wallTime);
    }

    /// <summary>Logs several images of bytes as the samples of one step.</summary>
    public static void AddImages(
        this SummaryWriter writer, string tag, ReadOnlySpan<byte> pixels, ImageShape shape, int images, long step, double? wallTime = null)
    {
        shape.Check(pixels.Length, images, nameof(pixels));
        var tensor = new TensorProto { Dtype = DataType.DtString, TensorShape = TensorShape.Of(images + 2) };
        tensor.StringVal.Add(ByteString.CopyFromUtf8(shape.Width.ToString(CultureInfo.InvariantCulture)));
        tensor.StringVal.Add(ByteString.CopyFromUtf8(shape.Height.ToString(CultureInfo.InvariantCulture)));
        for (var image = 0; image < images; image++)
        {
            tensor.StringVal.Add(UnsafeByteOperations.UnsafeWrap(Png(pixels.Slice(image * shape.Length, shape.Length), shape)));
        }

        writer.AddValue(
            new Summary.Types.Value { Tag = tag, Tensor = tensor, Metadata = PluginMetadata.Create("images", DataClass.BlobSequence) }, step, wallTime);
    }

    /// <summary>Logs several images of values between 0 and 1 as the samples of one step.</summary>
    public static void AddImages(
        this SummaryWriter writer, string tag, ReadOnlySpan<float> pixels, ImageShape shape, int images, long step, double? wallTime = null)
    {
        shape.Check(pixels.Length, images, nameof(pixels));
        writer.AddImages(tag, ImagePixels.ToBytes(pixels), shape, images, step, wallTime);
    }

    /// <summary>Logs several images of bytes as one, laid out in rows.</summary>
    public static void AddImageGrid(
        this SummaryWriter writer,
        string tag,
        ReadOnlySpan<byte> pixels,
        ImageShape shape,
        int images,
        long step,
        int columns = 8,
        int gap = 2,
        double? wallTime = null)
    {
        shape.Check(pixels.Length, images, nameof(pixels));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        var all = ImagePixels.ToGrid(pixels, shape, images, columns, gap, out var grid);
        writer.AddImage(tag, all, grid, step, wallTime);
    }

    /// <summary>Logs several images of values between 0 and 1 as one, laid out in rows.</summary>
    public static void AddImageGrid(
        this SummaryWriter writer,
        string tag,
        ReadOnlySpan<float> pixels,
        ImageShape shape,
        int images,
        long step,
        int columns = 8,
        int gap = 2,
        double? wallTime = null)
    {
        shape.Check(pixels.Length, images, nameof(pixels));
        writer.AddImageGrid(tag, ImagePixels.ToBytes(pixels), shape, images, step, columns, gap, wallTime);
    }

    /// <summary>Logs an image file as it is: PNG, JPEG, GIF, WebP or BMP.</summary>
    public static void AddEncodedImage(this SummaryWriter writer, string tag, ReadOnlySpan<byte> file, long step, double? wallTime = null)
    {
        if (!EncodedImageSize.TryRead(file, out var width, out var height))
        {
            throw new ArgumentException("These bytes are no PNG, JPEG, GIF, WebP or BMP file.", nameof(file));
        }

        writer.Add(tag, file.ToArray(), width, height, channels: 3, step, wallTime);
    }

    internal static void Add(
        this SummaryWriter writer, string tag, byte[] file, int width, int height, int channels, long step, double? wallTime)
    {
        var image = new Summary.Types.Image
        {
            Width = width,
            Height = height,
            Colorspace = channels,
            EncodedImageString = UnsafeByteOperations.UnsafeWrap(file),
        };
        writer.AddValue(new Summary.Types.Value { Tag = tag, Image = image }, step, wallTime);
    }

    private static byte[] Png(ReadOnlySpan<byte> pixels, ImageShape shape) => shape.Layout == PixelLayout.Hwc
        ? PngEncoder.Encode(pixels, shape.Width, shape.Height, shape.Channels)
        : PngEncoder.Encode(ImagePixels.ToHwc(pixels, shape), shape.Width, shape.Height, shape.Channels);
}
