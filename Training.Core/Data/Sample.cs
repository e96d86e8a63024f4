using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>One item of supervised learning: an input and what should come of it, without a batch dimension.</summary>
/// <param name="Input">The input.</param>
/// <param name="Target">The target; a class is an int64 of no dimension.</param>
/// <remarks>Owns its tensors.</remarks>
public sealed record Sample(Tensor Input, Tensor Target) : ITensorHolder
{
    /// <inheritdoc/>
    public IEnumerable<Tensor> Tensors => [Input, Target];

    /// <summary>Releases both tensors.</summary>
    public void Dispose()
    {
        Input.Dispose();
        Target.Dispose();
    }
}
