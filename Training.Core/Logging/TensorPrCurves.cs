using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs precision-recall curves of scores in tensors.</summary>
public static class TensorPrCurves
{
    /// <summary>Logs the curve of a classifier's scores.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="scores">Scores between 0 and 1, of any shape; NaN is left out.</param>
    /// <param name="labels">Which of them are truly positive: true or not 0; of the same number.</param>
    /// <param name="step">The step.</param>
    /// <param name="thresholds">At how many thresholds, evenly spaced from 0 to 1.</param>
    /// <param name="weights">How much each one counts; 1 by default.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">There are not as many labels, or weights, as scores.</exception>
    public static void AddPrCurve(
        this SummaryWriter writer, string tag, Tensor scores, Tensor labels, long step, int thresholds = 127, Tensor? weights = null, double? wallTime = null)
    {
        using var hostScores = HostTensor.Of(scores, ScalarType.Float32);
        using var hostLabels = HostTensor.Of(labels, ScalarType.Bool);
        using var hostWeights = weights is null ? null : HostTensor.Of(weights, ScalarType.Float32);
        writer.AddPrCurve(
            tag, hostScores.Elements<float>(), hostLabels.Elements<bool>(), step, thresholds, hostWeights is null ? default : hostWeights.Elements<float>(), wallTime);
    }

    /// <summary>Logs a curve that was computed elsewhere: one element per threshold, thresholds rising from 0 to 1.</summary>
    /// <exception cref="ArgumentException">The tensors are empty or have not the same number of elements.</exception>
    public static void AddPrCurve(
        this SummaryWriter writer, string tag, Tensor truePositives, Tensor falsePositives, Tensor trueNegatives, Tensor falseNegatives, Tensor precision, Tensor recall, long step,
        double? wallTime = null)
    {
        using var hits = HostTensor.Of(truePositives, ScalarType.Float32);
        using var falseAlarms = HostTensor.Of(falsePositives, ScalarType.Float32);
        using var rejections = HostTensor.Of(trueNegatives, ScalarType.Float32);
        using var misses = HostTensor.Of(falseNegatives, ScalarType.Float32);
        using var precisions = HostTensor.Of(precision, ScalarType.Float32);
        using var recalls = HostTensor.Of(recall, ScalarType.Float32);
        writer.AddPrCurve(
            tag, hits.Elements<float>(), falseAlarms.Elements<float>(), rejections.Elements<float>(), misses.Elements<float>(), precisions.Elements<float>(), recalls.Elements<float>(), step,
            wallTime);
    }
}
