using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>Mean of the losses of a pass, weighted by items. On a device it is summed there, so that no step waits for it.</summary>
internal sealed class LossMean(Device device) : IDisposable
{
    // Apple's GPU has no double precision.
    private readonly Tensor? _onDevice = device.type == DeviceType.CPU
        ? null
        : zeros(1, dtype: device.type == DeviceType.MPS ? ScalarType.Float32 : ScalarType.Float64, device: device).DetachFromDisposeScope();

    private double _sum;

    public long Items { get; private set; }

    /// <summary>NaN when there was nothing.</summary>
    public double Value => Sum / Items;

    public double Sum => _sum + (_onDevice?.ToDouble() ?? 0);

    public void Add(Tensor loss, int items)
    {
        Items += items;
        if (_onDevice is null)
        {
            _sum += loss.ToDouble() * items;
            return;
        }

        using var noGradient = no_grad();
        _onDevice.add_(loss, items);
    }

    public void Restore(double sum, long items) => (_sum, Items) = (sum, items);

    public void Dispose() => _onDevice?.Dispose();
}
