using EventFormat.Writing;
using Training.Core.Data;
using Training.Core.Pictures;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Collects what one validation shows of a classifier, and logs it.</summary>
internal sealed class ClassifierLog : IDisposable
{
    private readonly SummaryWriter _writer;
    private readonly TrainingLoggerOptions _options;
    private readonly ScoreCollector _scores;
    private readonly SampleCollector _samples;
    private readonly EmbeddingCollector? _embedding;
    private Tensor? _confusion; // counts, on the model's device

    public ClassifierLog(SummaryWriter writer, TrainingLoggerOptions options, TrainingContext context, bool embeds)
    {
        (_writer, _options) = (writer, options);
        _scores = new ScoreCollector(options.PrCurveClasses);
        _samples = new SampleCollector(options.SampleImages);
        _embedding = embeds && options.EmbeddingPoints > 0 ? new EmbeddingCollector(context.Model, options) : null;
    }

    public void Add(Batch batch, Tensor output)
    {
        if (output.dim() != 2 || batch.Target.dim() != 1 || batch.Target.dtype != ScalarType.Int64 || output.shape[0] != batch.Target.shape[0] || output.shape[1] < 2)
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var logits = output.detach();
        var classes = logits.shape[1];
        var isCounted = batch.Target.ge(0) & batch.Target.lt(classes); // an ignored index, such as −100, is no class
        var (counted, target) = (logits[isCounted], batch.Target[isCounted]);
        if (_options.LogsConfusion && classes <= ConfusionPicture.MaxClasses)
        {
            var counts = bincount((target * classes) + counted.argmax(1), minlength: classes * classes);
            var sum = _confusion is null ? counts : _confusion + counts;
            _confusion?.Dispose();
            _confusion = sum.DetachFromDisposeScope();
        }

        _scores.Add(counted, target);
        _samples.Add(batch.Input, logits, batch.Target);
        _embedding?.Add(logits, batch);
    }

    public void Log(TrainingContext context)
    {
        var (step, phase) = (context.Step, context.Phase);
        if (_confusion is not null)
        {
            _writer.AddEncodedImage(phase.Tag("confusion"), ConfusionPicture.Draw(Counts(_confusion), Names(_confusion)), step);
        }

        _samples.Log(_writer, phase.Tag("samples"), _options, step);
        _scores.Log(_writer, name => phase.Tag($"pr/{name}"), _options, step);
        _embedding?.Log(_writer, step);
    }

    public void Dispose()
    {
        _confusion?.Dispose();
        _embedding?.Dispose();
    }

    private string[] Names(Tensor counts) => [.. Enumerable.Range(0, Classes(counts)).Select(_options.ClassName)];

    private static int Classes(Tensor counts) => (int)Math.Round(Math.Sqrt(counts.numel()));

    private static long[,] Counts(Tensor counts)
    {
        using var host = HostTensor.Of(counts, ScalarType.Int64);
        var flat = host.Elements<long>();
        var classes = Classes(counts);
        var matrix = new long[classes, classes];
        for (var i = 0; i < flat.Length; i++)
        {
            matrix[i / classes, i % classes] = flat[i];
        }

        return matrix;
    }
}
