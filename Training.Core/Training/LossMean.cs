using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>Mean of the losses of a pass, weighted by items; summed on the device, so that no step waits for it.</summary>
internal sealed class LossMean : IDisposable
{
    private readonly Tensor _sum;

    public LossMean(Device device)
    {
        // Apple's GPU has no double precision.
        _sum = zeros(1, dtype: device.type == DeviceType.MPS ? ScalarType.Float32 : ScalarType.Float64, device: device).DetachFromDisposeScope();
    }

    public long Items { get; private set; }

    /// <summary>NaN when there was nothing.</summary>
    public double Value => Sum / Items;

    public double Sum => _sum.ToDouble();

    public void Add(Tensor loss, int items)
    {
        _sum.add_(loss, items);
        Items += items;
    }

    public void Restore(double sum, long items)
    {
        _sum.fill_(sum);
        Items = items;
    }

    public void Dispose() => _sum.Dispose();
}
