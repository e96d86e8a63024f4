using static TorchSharp.torch;

namespace Training.Core.Metrics;

/// <summary>Which classes outputs stand for.</summary>
internal static class Labels
{
    /// <summary>
    /// Class indices of scores: the highest along dimension 1 of (batch, classes, …); or, when outputs have the targets' own shape,
    /// 1 for what is above the threshold. Flat, as are the targets.
    /// </summary>
    public static (Tensor Predicted, Tensor Wanted) Of(Tensor output, Tensor target, double threshold)
    {
        var predicted = output.dim() == target.dim() ? output.gt(threshold).to(ScalarType.Int64) : output.argmax(1);
        return (predicted.reshape(-1), target.to(ScalarType.Int64).reshape(-1));
    }
}
