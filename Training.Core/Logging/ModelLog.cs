using EventFormat.Writing;
using Training.Core.Data;
using Training.Core.Graph;
using Training.Core.Summary;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs what a model is, once there is an input to show it with.</summary>
internal sealed class ModelLog
{
    private readonly SummaryWriter _writer;
    private readonly TrainingLoggerOptions _options;
    private readonly nn.Module _model;
    private readonly Func<Batch, Tensor>? _forward;

    public ModelLog(SummaryWriter writer, TrainingLoggerOptions options, nn.Module model)
    {
        (_writer, _options, _model) = (writer, options, model);
        _forward = options.Forward ?? (model is nn.Module<Tensor, Tensor> usual ? batch => usual.call(batch.Input) : null);
        if (_forward is null && (options.LogsSummary || options.LogsGraph))
        {
            throw new InvalidOperationException(
                $"How {model.GetName()} is called is not known: set {nameof(options.Forward)} of the logger's options, or {nameof(options.LogsSummary)} and {nameof(options.LogsGraph)} to false.");
        }
    }

    public void Log(Batch batch, long step)
    {
        using var scope = NewDisposeScope();
        var one = new Batch(batch.Input.narrow(0, 0, 1), batch.Target.narrow(0, 0, 1))
        {
            Lengths = batch.Lengths?.narrow(0, 0, 1),
            Mask = batch.Mask?.narrow(0, 0, 1),
        };
        if (_options.LogsSummary)
        {
            _writer.AddModelSummary(ModelSummary.Of(_model, () => _forward!(one), one.Input), step);
        }

        if (_options.LogsGraph)
        {
            _writer.AddGraph(ModelGraph.Trace(_model, () => _forward!(one), ("input", one.Input)));
        }
    }
}
