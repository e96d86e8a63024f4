using TorchSharp.Modules;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Transfer;

/// <summary>Keeps batch normalisation whose parameters are frozen as it was learnt: it uses its running statistics and leaves them alone.</summary>
/// <remarks>
/// Without this a frozen layer still normalises by the statistics of the new batches and overwrites the old ones, and the frozen network is no longer what was
/// trained. Layers that are unfrozen go back to normal.
/// </remarks>
public sealed class FrozenBatchNorm : Callback
{
    /// <summary>Puts the frozen normalisation layers of a model into evaluation mode, until the next <c>model.train()</c>.</summary>
    /// <returns>How many there are.</returns>
    public static int Apply(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var layers = 0;
        foreach (var layer in model.modules().OfType<NormBase>())
        {
            var parameters = layer.parameters().ToList();
            if (parameters.Count > 0 && parameters.All(parameter => !parameter.requires_grad))
            {
                layer.eval();
                layers++;
            }
        }

        return layers;
    }

    /// <inheritdoc/>
    public override void OnBatchStart(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Phase == Phase.Training)
        {
            Apply(context.Model); // a validation in the middle of an epoch puts everything back into training mode
        }
    }
}
