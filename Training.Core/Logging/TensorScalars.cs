using EventFormat.Writing;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs tensors of one element as scalars.</summary>
/// <remarks>On a GPU reading a number waits for the device: log every so many steps.</remarks>
public static class TensorScalars
{
    /// <summary>Logs the one element of a tensor: a loss, say.</summary>
    /// <exception cref="ArgumentException">The tensor has another number of elements.</exception>
    public static void AddScalar(this SummaryWriter writer, string tag, Tensor value, long step, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.AddScalar(tag, Number(value), step, wallTime);
    }

    /// <summary>Logs scalars as PyTorch does, each key in a run of its own below this one.</summary>
    /// <inheritdoc cref="AddScalar"/>
    public static void AddScalars(this SummaryWriter writer, string tag, IEnumerable<KeyValuePair<string, Tensor>> values, long step, double? wallTime = null) =>
        writer.AddScalars(tag, Numbers(values), step, wallTime);

    /// <summary>Logs scalars in this run, each under <c>tag/key</c>, in one chart of the custom-scalars dashboard.</summary>
    /// <inheritdoc cref="AddScalar"/>
    public static void AddScalarGroup(this SummaryWriter writer, string tag, IEnumerable<KeyValuePair<string, Tensor>> values, long step, double? wallTime = null) =>
        writer.AddScalarGroup(tag, Numbers(values), step, wallTime);

    private static double Number(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.numel() == 1
            ? value.ToDouble()
            : throw new ArgumentException($"A scalar has one element, not {value.numel()}.", nameof(value));
    }

    private static KeyValuePair<string, double>[] Numbers(IEnumerable<KeyValuePair<string, Tensor>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Select(pair => KeyValuePair.Create(pair.Key, Number(pair.Value)))];
    }
}
