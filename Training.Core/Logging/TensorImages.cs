using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs tensors as images and videos. Pixels are bytes, truth values, or floats from 0 to 1; channels are 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA.</summary>
public static class TensorImages
{
    /// <summary>Logs one image.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="image">(channels, height, width), (height, width, channels) with that layout, or (height, width).</param>
    /// <param name="step">The step.</param>
    /// <param name="layout">Where the channels are.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">The tensor is of another shape or type.</exception>
    public static void AddImage(
        this SummaryWriter writer, string tag, Tensor image, long step, PixelLayout layout = PixelLayout.Chw, double? wallTime = null)
    {
        using var pixels = PixelTensor.OfImage(image, layout);
        writer.AddImage(tag, pixels.Bytes, pixels.Shape, step, wallTime);
    }

    /// <summary>Logs several images as the samples of one step.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="images">(images, channels, height, width), (images, height, width, channels) with that layout, or (images, height, width).</param>
    /// <param name="step">The step.</param>
    /// <param name="layout">Where the channels are.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">The tensor is of another shape or type.</exception>
    public static void AddImages(
        this SummaryWriter writer, string tag, Tensor images, long step, PixelLayout layout = PixelLayout.Chw, double? wallTime = null)
    {
        using var pixels = PixelTensor.OfImages(images, layout);
        writer.AddImages(tag, pixels.Bytes, pixels.Shape, pixels.Images, step, wallTime);
    }

    /// <summary>Logs several images as one, laid out in rows; images as for <see cref="AddImages"/>.</summary>
    /// <exception cref="ArgumentException">The tensor is of another shape or type.</exception>
    public static void AddImageGrid(
        this SummaryWriter writer,
        string tag,
        Tensor images,
        long step,
        int columns = 8,
        int gap = 2,
        PixelLayout layout = PixelLayout.Chw,
        double? wallTime = null)
    {
        using var pixels = PixelTensor.OfImages(images, layout);
        writer.AddImageGrid(tag, pixels.Bytes, pixels.Shape, pixels.Images, step, columns, gap, wallTime);
    }

    /// <summary>Logs moving pictures.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="frames">(frames, channels, height, width), or PyTorch's (videos, frames, channels, height, width), which play side by side.</param>
    /// <param name="step">The step.</param>
    /// <param name="framesPerSecond">How fast.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">The tensor is of another shape or type.</exception>
    public static void AddVideo(this SummaryWriter writer, string tag, Tensor frames, long step, double framesPerSecond = 4, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(frames);
        using var scope = NewDisposeScope();
        using var outside = no_grad();
        using var pixels = PixelTensor.OfImages(frames.dim() == 5 ? SideBySide(frames.detach()) : frames, PixelLayout.Chw);
        writer.AddVideo(tag, pixels.Bytes, pixels.Shape, pixels.Images, step, framesPerSecond, wallTime);
    }

    /// <summary>Videos as one, in about as many rows as columns, the last row filled up with black.</summary>
    private static Tensor SideBySide(Tensor videos)
    {
        var (count, frames, channels, height, width) = (videos.shape[0], videos.shape[1], videos.shape[2], videos.shape[3], videos.shape[4]);
        var columns = (long)Math.Ceiling(Math.Sqrt(count));
        var rows = (count + columns - 1) / columns;
        var missing = (rows * columns) - count;
        var all = missing == 0 ? videos : cat([videos, zeros([missing, frames, channels, height, width], videos.dtype, videos.device)]);
        return all.reshape(rows, columns, frames, channels, height, width).permute(2, 3, 0, 4, 1, 5).reshape(frames, channels, rows * height, columns * width);
    }
}
