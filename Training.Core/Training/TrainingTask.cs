using Training.Core.Data;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>What is trained: a model, how it is called, and what is to be made small.</summary>
/// <param name="Model">The module whose parameters are trained.</param>
/// <param name="Forward">Computes the model's output for a batch.</param>
/// <param name="Loss">A scalar: the mean over the batch's items, from the output and the batch.</param>
public sealed record TrainingTask(nn.Module Model, Func<Batch, Tensor> Forward, Func<Tensor, Batch, Tensor> Loss)
{
    /// <summary>The usual task: the model gets the inputs, the loss gets outputs and targets.</summary>
    /// <param name="model">From inputs to outputs.</param>
    /// <param name="loss">From outputs and targets to a scalar, the mean over the batch: <c>nn.functional.cross_entropy</c>, say.</param>
    public static TrainingTask Of(nn.Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        return new TrainingTask(model, batch => model.call(batch.Input), (output, batch) => loss(output, batch.Target));
    }
}
