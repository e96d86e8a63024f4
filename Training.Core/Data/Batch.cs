using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>The usual supervised batch: inputs and what should come of them, stacked along dimension 0.</summary>
/// <param name="Input">Inputs, batch first.</param>
/// <param name="Target">Targets, batch first.</param>
/// <remarks>Owns its tensors; whoever gets a batch disposes it.</remarks>
public sealed record Batch(Tensor Input, Tensor Target) : IDisposable
{
    /// <summary>The items' lengths before padding, int64 of shape (batch); null when nothing was padded.</summary>
    public Tensor? Lengths { get; init; }

    /// <summary>True where there is data and false where there is padding, bool of shape (batch, longest); null when nothing was padded.</summary>
    public Tensor? Mask { get; init; }

    /// <summary>Items in the batch.</summary>
    public int Size => checked((int)Input.shape[0]);

    /// <summary>Releases the tensors.</summary>
    public void Dispose()
    {
        Input.Dispose();
        Target.Dispose();
        Lengths?.Dispose();
        Mask?.Dispose();
    }
}
