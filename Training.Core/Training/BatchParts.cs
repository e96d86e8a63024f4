using Training.Core.Data;
using static TorchSharp.torch;

namespace Training.Core.Training;

/// <summary>Batches elsewhere, and parts of batches.</summary>
internal static class BatchParts
{
    /// <summary>The batch on a device: itself when it is there already, else a new one (then the old one is disposed).</summary>
    public static Batch MovedTo(this Batch batch, Device device)
    {
        if (IsOn(batch.Input, device) && IsOn(batch.Target, device))
        {
            return batch;
        }

        using (batch)
        {
            return batch.Select(tensor => tensor.to(device).DetachFromDisposeScope());
        }
    }

    /// <summary>Items from an offset on, sharing the batch's memory; the batch itself when those are all.</summary>
    public static Batch Part(this Batch batch, int offset, int size) =>
        offset == 0 && size == batch.Size ? batch : batch.Select(tensor => tensor.narrow(0, offset, size));

    private static Batch Select(this Batch batch, Func<Tensor, Tensor> change) => new(change(batch.Input), change(batch.Target))
    {
        Lengths = batch.Lengths is { } lengths ? change(lengths) : null,
        Mask = batch.Mask is { } mask ? change(mask) : null,
    };

    private static bool IsOn(Tensor tensor, Device device) =>
        tensor.device_type == device.type && (device.index < 0 || tensor.device_index == device.index);
}
