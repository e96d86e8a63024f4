using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs how the elements of tensors are distributed.</summary>
public static class TensorHistograms
{
    /// <summary>Logs the elements of a tensor of any shape, type and device, in TensorFlow's buckets.</summary>
    /// <returns>How many elements were NaN or infinite, and left out. When none is finite nothing is logged.</returns>
    public static long AddHistogram(this SummaryWriter writer, string tag, Tensor values, long step, double? wallTime = null)
    {
        using var host = HostTensor.OfNumbers(values);
        return host.Type == ScalarType.Float64
            ? writer.AddHistogram(tag, host.Elements<double>(), step, wallTime)
            : writer.AddHistogram(tag, host.Elements<float>(), step, wallTime);
    }

    /// <summary>Logs the elements of a tensor in so many buckets of equal width.</summary>
    /// <inheritdoc cref="AddHistogram(SummaryWriter, string, Tensor, long, double?)"/>
    public static long AddHistogram(this SummaryWriter writer, string tag, Tensor values, int bins, long step, double? wallTime = null)
    {
        using var host = HostTensor.OfNumbers(values);
        return host.Type == ScalarType.Float64
            ? writer.AddHistogram(tag, host.Elements<double>(), bins, step, wallTime)
            : writer.AddHistogram(tag, host.Elements<float>(), bins, step, wallTime);
    }
}
