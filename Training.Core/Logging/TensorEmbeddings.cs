using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs embeddings in tensors for the projector.</summary>
public static class TensorEmbeddings
{
    /// <summary>Writes an embedding into files beside the event file, at once; false when that failed.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="points">(points, dimensions).</param>
    /// <param name="labels">A label per point; null for none.</param>
    /// <param name="thumbnails">An image per point: (points, channels, height, width); null for none.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentException">The tensors are of other shapes, or there are not as many labels as points.</exception>
    public static bool AddEmbedding(
        this SummaryWriter writer, string tag, Tensor points, IReadOnlyList<string>? labels = null, Tensor? thumbnails = null, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.dim() != 2)
        {
            throw new ArgumentException($"A tensor of shape [{string.Join(", ", points.shape)}] is not points by dimensions.", nameof(points));
        }

        using var host = HostTensor.Of(points, ScalarType.Float32);
        using var pixels = thumbnails is null ? null : PixelTensor.OfImages(thumbnails, PixelLayout.Chw);
        return writer.AddEmbedding(
            tag,
            new Embedding
            {
                Points = host.Elements<float>().ToArray(),
                Dimensions = checked((int)points.shape[1]),
                Metadata = labels is null ? [] : [.. labels.Select(label => (IReadOnlyList<string>)[label])],
                Thumbnails = pixels is null ? default : pixels.Bytes.ToArray(),
                ThumbnailShape = pixels?.Shape ?? default,
            },
            step);
    }
}
