using Training.Core.MixedPrecision;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>From losses to gradients as the optimizer is to use them: scaling, unscaling, clipping.</summary>
internal sealed class GradientStep(optim.Optimizer optimizer, TrainerOptions options)
{
    private readonly GradScaler? _scaler = options.GradScaler;

    /// <summary>Adds the gradients of a loss, times a weight.</summary>
    public void Backward(Tensor loss, double weight)
    {
        var factor = weight * (_scaler?.Scale ?? 1);
        if (factor == 1)
        {
            loss.backward();
            return;
        }

        using var weighted = loss * factor;
        weighted.backward();
    }

    /// <summary>Unscales, corrects and clips; false when no step is to be made.</summary>
    public bool TryFinish(double correction, Pass pass, TrainingContext context, CallbackList hooks)
    {
        hooks.OnGradientsReady(context);
        var isFinite = _scaler?.Unscale(Parameters(), correction) ?? true;
        if (_scaler is null && correction != 1)
        {
            Multiply(correction);
        }

        if (!isFinite)
        {
            return false;
        }

        Clip(context);
        pass.SkipsStep = false;
        hooks.BeforeOptimizerStep(context);
        return !pass.SkipsStep;
    }

    private void Clip(TrainingContext context)
    {
        if (options.ClipValue is { } limit)
        {
            nn.utils.clip_grad_value_(Parameters(), limit);
        }

        if (options.ClipNorm is { } norm)
        {
            context.GradientNorm = nn.utils.clip_grad_norm_(Parameters(), norm); // waits for the device
        }
    }

    private void Multiply(double factor)
    {
        using var noGradient = no_grad();
        foreach (var parameter in Parameters())
        {
            parameter.grad!.mul_(factor);
        }
    }

    private IEnumerable<Parameter> Parameters() => optimizer.parameters().Where(static parameter => parameter.grad is not null);
}
