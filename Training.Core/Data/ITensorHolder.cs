using static TorchSharp.torch;

namespace Training.Core.Data;

/// <summary>An object that owns tensors and names them, so that a loader can hand it on or release it.</summary>
public interface ITensorHolder : IDisposable
{
    /// <summary>Every tensor that <see cref="IDisposable.Dispose"/> would release.</summary>
    IEnumerable<Tensor> Tensors { get; }
}
