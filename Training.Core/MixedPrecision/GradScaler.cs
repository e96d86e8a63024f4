using System.Text.Json.Nodes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Training.Core.MixedPrecision;

/// <summary>Scales losses up so that small gradients survive half precision, and finds the largest scale that does not overflow.</summary>
/// <remarks>
/// PyTorch's rule: a step whose gradients hold an infinity or NaN is left out and the scale multiplied by <c>backoffFactor</c>;
/// after <c>growthInterval</c> good steps in a row it is multiplied by <c>growthFactor</c>. Every step waits once for the device.
/// Tested on the CPU with injected infinities; <b>no GPU has run it</b>.
/// </remarks>
/// <param name="initialScale">Scale to begin with.</param>
/// <param name="growthFactor">Above 1.</param>
/// <param name="backoffFactor">Between 0 and 1.</param>
/// <param name="growthInterval">Good steps before the scale grows.</param>
public sealed class GradScaler(double initialScale = 65536, double growthFactor = 2, double backoffFactor = 0.5, int growthInterval = 2000)
{
    private readonly double _growthFactor = growthFactor > 1 ? growthFactor : throw new ArgumentOutOfRangeException(nameof(growthFactor));
    private readonly double _backoffFactor = backoffFactor is > 0 and < 1 ? backoffFactor : throw new ArgumentOutOfRangeException(nameof(backoffFactor));
    private readonly int _growthInterval = growthInterval > 0 ? growthInterval : throw new ArgumentOutOfRangeException(nameof(growthInterval));
    private int _goodSteps;

    /// <summary>What losses are multiplied with now.</summary>
    public double Scale { get; private set; } = initialScale > 0 && double.IsFinite(initialScale) ? initialScale : throw new ArgumentOutOfRangeException(nameof(initialScale));

    /// <summary>Steps left out because a gradient was infinite or NaN.</summary>
    public long SkippedSteps { get; private set; }

    /// <summary>Divides gradients by the scale and adapts it; false, when one of them is infinite or NaN and no step is to be made.</summary>
    /// <param name="parameters">Those whose gradients the step uses; parameters without a gradient do not count.</param>
    /// <param name="factor">What the gradients are to be multiplied with besides.</param>
    public bool Unscale(IEnumerable<Parameter> parameters, double factor = 1)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var finite = new List<Tensor>();
        foreach (var gradient in parameters.Select(static parameter => parameter.grad).OfType<Tensor>())
        {
            gradient.mul_(factor / Scale);
            finite.Add(gradient.isfinite().all());
        }

        var isFinite = finite.Count == 0 || stack(finite).all().item<bool>(); // the one wait
        Adapt(isFinite);
        return isFinite;
    }

    internal JsonObject SaveState() => new() { ["scale"] = Scale, ["goodSteps"] = _goodSteps, ["skippedSteps"] = SkippedSteps };

    internal void LoadState(JsonObject state)
    {
        Scale = (double)state["scale"]!;
        _goodSteps = (int)state["goodSteps"]!;
        SkippedSteps = (long)state["skippedSteps"]!;
    }

    private void Adapt(bool isFinite)
    {
        if (!isFinite)
        {
            (_goodSteps, Scale) = (0, Scale * _backoffFactor);
            SkippedSteps++;
        }
        else if (++_goodSteps == _growthInterval)
        {
            (_goodSteps, Scale) = (0, Scale * _growthFactor);
        }
    }
}
