using EventFormat.Writing;
using Training.Core.Data;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Collects vectors that a model makes of validation items, with their labels and, of images, thumbnails.</summary>
internal sealed class EmbeddingCollector : IDisposable
{
    private const int MaxThumbnail = 64;
    private const int MaxSprite = 8192; // pixels either way, what browsers draw
    private readonly TrainingLoggerOptions _options;
    private readonly List<float> _points = [];
    private readonly List<IReadOnlyList<string>> _labels = [];
    private readonly List<byte> _thumbnails = [];
    private readonly Action _removeHook = () => { };
    private ImageShape _thumbnail;
    private Tensor? _latest;
    private int _dimensions;

    public EmbeddingCollector(nn.Module model, TrainingLoggerOptions options)
    {
        _options = options;
        if (options.EmbeddingLayer is not { } name)
        {
            return;
        }

        var layer = model.named_modules().FirstOrDefault(named => named.name == name).module as nn.Module<Tensor, Tensor>
            ?? throw new InvalidOperationException($"The model has no layer {name} from a tensor to a tensor, whose outputs could be embedded.");
        _removeHook = layer.register_forward_hook((_, _, output) =>
        {
            _latest?.Dispose();
            _latest = output.detach().DetachFromDisposeScope();
            return output;
        }).remove;
    }

    public void Add(Tensor logits, Batch batch)
    {
        var items = (int)Math.Min(_options.EmbeddingPoints - _labels.Count, logits.shape[0]);
        if (items <= 0)
        {
            return;
        }

        var vectors = (_latest ?? logits).flatten(1);
        if (_dimensions != 0 && _dimensions != vectors.shape[1])
        {
            return; // of another size: no points of the same space
        }

        _dimensions = (int)vectors.shape[1];
        using var points = HostTensor.Of(vectors.narrow(0, 0, items), ScalarType.Float32);
        using var targets = HostTensor.Of(batch.Target.narrow(0, 0, items), ScalarType.Int64);
        _points.AddRange(points.Elements<float>());
        foreach (var target in targets.Elements<long>())
        {
            _labels.Add([target < 0 ? "–" : _options.ClassName((int)target)]);
        }

        AddThumbnails(batch.Input, items);
    }

    public void Log(SummaryWriter writer, long step)
    {
        if (_labels.Count == 0)
        {
            return;
        }

        var hasThumbnails = _thumbnails.Count > 0 && _thumbnails.Count == _labels.Count * _thumbnail.Length
            && Math.Ceiling(Math.Sqrt(_labels.Count)) * Math.Max(_thumbnail.Width, _thumbnail.Height) <= MaxSprite;
        writer.AddEmbedding(
            $"embedding/{_options.EmbeddingLayer ?? "output"}",
            new Embedding
            {
                Points = _points.ToArray(),
                Dimensions = _dimensions,
                Metadata = _labels,
                Thumbnails = hasThumbnails ? _thumbnails.ToArray() : default,
                ThumbnailShape = _thumbnail,
            },
            step);
    }

    public void Dispose()
    {
        _removeHook();
        _latest?.Dispose();
    }

    private void AddThumbnails(Tensor input, int items)
    {
        if (!SampleCollector.IsImages(input))
        {
            return;
        }

        var images = ThumbnailPixels.Normalize(input.detach().narrow(0, 0, items));
        var largest = Math.Max(images.shape[2], images.shape[3]);
        if (largest > MaxThumbnail && images.is_floating_point())
        {
            var scale = (double)MaxThumbnail / largest;
            images = nn.functional.interpolate(images, [Math.Max(1, (long)(images.shape[2] * scale)), Math.Max(1, (long)(images.shape[3] * scale))], mode: InterpolationMode.Area);
        }

        using var pixels = PixelTensor.OfImages(images, PixelLayout.Chw);
        _thumbnail = pixels.Shape;
        _thumbnails.AddRange(pixels.Bytes);
    }
}
