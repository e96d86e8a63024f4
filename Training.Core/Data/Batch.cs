using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>The usual supervised batch: inputs and what should come of them, stacked along dimension 0.</summary>
/// <param name="Input">Inputs, batch first.</param>
/// <param name="Target">Targets, batch first.</param>
/// <remarks>Owns its tensors; whoever gets a batch disposes it.</remarks>
public sealed record Batch(Tensor Input, Tensor Target) : ITensorHolder, IPinnable<Batch>
{
    /// <summary>The inputs' lengths before padding, int64 of shape (batch); null when nothing was padded.</summary>
    public Tensor? Lengths { get; init; }

    /// <summary>True where there is input and false where there is padding, bool of shape (batch, longest); null when nothing was padded.</summary>
    public Tensor? Mask { get; init; }

    /// <summary>Items in the batch.</summary>
    public int Size => checked((int)Input.size(0));

    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors => new[] { Input, Target, Lengths, Mask }.OfType<Tensor>();

    /// <summary>A copy on a device, to be disposed as well; where it is there already, its tensors are shared views.</summary>
    /// <param name="device">Where to.</param>
    /// <param name="nonBlocking">Whether the copy may run in the background; helps only out of pinned memory.</param>
    public Batch To(Device device, bool nonBlocking = false)
    {
        return With(tensor => tensor.device.type == device.type && (device.index < 0 || tensor.device.index == device.index)
            ? tensor.alias()
            : tensor.to(device, non_blocking: nonBlocking));
    }

    /// <inheritdoc/>
    public Batch PinMemory()
    {
        var pinned = With(tensor => tensor.pin_memory());
        Dispose();
        return pinned;
    }

    /// <summary>Releases the tensors.</summary>
    public void Dispose()
    {
        Input.Dispose();
        Target.Dispose();
        Lengths?.Dispose();
        Mask?.Dispose();
    }

    private Batch With(Func<Tensor, Tensor> change) => new(change(Input), change(Target))
    {
        Lengths = Lengths is null ? null : change(Lengths),
        Mask = Mask is null ? null : change(Mask),
    };
}
