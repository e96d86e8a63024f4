using EventFormat.Writing;
using TorchSharp;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs norms and histograms of weights and gradients after a step, while the gradients are still there.</summary>
internal sealed class ParameterLog(SummaryWriter writer, TrainingLoggerOptions options)
{
    public void AfterStep(TrainingContext context)
    {
        var logsNorms = context.Step % options.ScalarsEvery == 0;
        var logsHistograms = options.HistogramsEvery > 0 && context.Step % options.HistogramsEvery == 0;
        if (!logsNorms && !logsHistograms)
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var named = context.Model.named_parameters().ToList();
        var gradients = named.Select(one => (one.name, gradient: one.parameter.grad)).Where(one => one.gradient is not null).ToList();
        if (logsNorms)
        {
            writer.AddScalar("norm/weights", Norm(named.Select(one => (Tensor)one.parameter)), context.Step);
            writer.AddScalar("norm/gradients", context.GradientNorm ?? Norm(gradients.Select(one => one.gradient!)), context.Step);
        }

        if (logsHistograms)
        {
            foreach (var (name, parameter) in named)
            {
                writer.AddHistogram($"weights/{name}", parameter, context.Step);
            }

            foreach (var (name, gradient) in gradients)
            {
                writer.AddHistogram($"gradients/{name}", gradient!, context.Step);
            }
        }
    }

    /// <summary>The 2-norm of all elements together, with one wait for the device.</summary>
    private static double Norm(IEnumerable<Tensor> tensors)
    {
        List<Tensor> norms = [.. tensors.Select(tensor => tensor.detach().to_type(ScalarType.Float32).norm())];
        return norms.Count == 0 ? 0 : stack(norms).norm().ToDouble();
    }
}
