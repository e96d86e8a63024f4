using EventFormat.Writing;
using Training.Core.Pictures;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Keeps the first images of a validation, with what was predicted.</summary>
internal sealed class SampleCollector(int count)
{
    private readonly List<byte[]> _images = [];
    private readonly List<(int Predicted, int True)> _verdicts = [];
    private ImageShape _shape;

    public void Add(Tensor input, Tensor logits, Tensor target)
    {
        if (_images.Count >= count || !IsImages(input))
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var items = (int)Math.Min(count - _images.Count, input.shape[0]);
        var images = ThumbnailPixels.Normalize(input.detach().narrow(0, 0, items));
        using var pixels = PixelTensor.OfImages(images, PixelLayout.Chw);
        if (_images.Count > 0 && pixels.Shape != _shape)
        {
            return; // images of another size go into no grid with these
        }

        _shape = pixels.Shape;
        using var predicted = HostTensor.Of(logits.narrow(0, 0, items).argmax(1), ScalarType.Int64);
        using var wanted = HostTensor.Of(target.narrow(0, 0, items), ScalarType.Int64);
        for (var i = 0; i < items; i++)
        {
            _images.Add(pixels.Bytes.Slice(i * _shape.Length, _shape.Length).ToArray());
            _verdicts.Add(((int)predicted.Elements<long>()[i], (int)wanted.Elements<long>()[i]));
        }
    }

    public void Log(SummaryWriter writer, string tag, TrainingLoggerOptions options, long step)
    {
        if (_images.Count > 0)
        {
            var captions = _verdicts.Select(verdict => (options.ClassName(verdict.Predicted), verdict.True < 0 ? "–" : options.ClassName(verdict.True))).ToList();
            writer.AddEncodedImage(tag, SamplePicture.Draw(_images, _shape, captions), step);
        }
    }

    /// <summary>Batches of grey or coloured images, not too large to be shown.</summary>
    public static bool IsImages(Tensor input) => input.shape is [_, 1 or 3 or 4, > 1 and <= 1024, > 1 and <= 1024];
}
