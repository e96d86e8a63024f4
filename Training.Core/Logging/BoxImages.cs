using EventFormat.Writing;
using Training.Core.Pictures;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs images with boxes drawn into them.</summary>
public static class BoxImages
{
    /// <summary>Logs an image with labelled boxes. Small images are enlarged, so that labels can be read.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="image">As for <see cref="TensorImages.AddImage"/>; grey or RGB, with or without alpha.</param>
    /// <param name="boxes">The boxes, in the image's pixels; what lies outside of it is cut off.</param>
    /// <param name="step">The step.</param>
    /// <param name="layout">Where the channels are.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">The tensor is of another shape or type, or a box has a coordinate that is not finite.</exception>
    public static void AddImageWithBoxes(
        this SummaryWriter writer,
        string tag,
        Tensor image,
        IReadOnlyList<LabelledBox> boxes,
        long step,
        PixelLayout layout = PixelLayout.Chw,
        double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        using var pixels = PixelTensor.OfImage(image, layout);
        writer.AddEncodedImage(tag, BoxPicture.Draw(pixels.Bytes, pixels.Shape, boxes), step, wallTime);
    }

    /// <summary>Logs an image with the boxes of a tensor.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="image">As for <see cref="TensorImages.AddImage"/>.</param>
    /// <param name="boxes">(boxes, 4): left, top, right, bottom in pixels.</param>
    /// <param name="labels">A label per box; null for none.</param>
    /// <param name="step">The step.</param>
    /// <param name="layout">Where the channels are.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">A tensor is of another shape or type, or there are not as many labels as boxes.</exception>
    public static void AddImageWithBoxes(
        this SummaryWriter writer,
        string tag,
        Tensor image,
        Tensor boxes,
        IReadOnlyList<string>? labels,
        long step,
        PixelLayout layout = PixelLayout.Chw,
        double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        if (boxes.dim() != 2 || boxes.shape[1] != 4 || (labels is not null && labels.Count != boxes.shape[0]))
        {
            throw new ArgumentException($"Boxes of shape [{string.Join(", ", boxes.shape)}] are not four edges for each of {labels?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "any number of"} labels.", nameof(boxes));
        }

        using var host = HostTensor.Of(boxes, ScalarType.Float64);
        var edges = host.Elements<double>().ToArray();
        writer.AddImageWithBoxes(
            tag,
            image,
            [.. Enumerable.Range(0, edges.Length / 4).Select(i => new LabelledBox(edges[4 * i], edges[(4 * i) + 1], edges[(4 * i) + 2], edges[(4 * i) + 3], labels?[i] ?? ""))],
            step,
            layout,
            wallTime);
    }
}
