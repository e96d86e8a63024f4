using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>The elements of a tensor in this process's memory, row by row: moved from its device once, copied only where that is needed.</summary>
internal sealed class HostTensor : IDisposable
{
    private readonly Tensor _tensor;

    private HostTensor(Tensor tensor) => _tensor = tensor;

    public long[] Shape => _tensor.shape;

    public ScalarType Type => _tensor.dtype;

    /// <summary>Brings a tensor here, as elements of the given type.</summary>
    public static HostTensor Of(Tensor tensor, ScalarType type)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = NewDisposeScope();
        using var outside = no_grad();
        var host = tensor.detach();
        host = host.device_type == DeviceType.CPU ? host : host.cpu();
        return new HostTensor(host.to_type(type).contiguous().DetachFromDisposeScope());
    }

    /// <summary>Brings numbers here: in single precision, in double where that would lose digits.</summary>
    public static HostTensor OfNumbers(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Of(tensor, tensor.dtype is ScalarType.Float64 or ScalarType.Int64 or ScalarType.Int32 ? ScalarType.Float64 : ScalarType.Float32);
    }

    public ReadOnlySpan<T> Elements<T>()
        where T : unmanaged => _tensor.numel() == 0 ? [] : MemoryMarshal.Cast<byte, T>(_tensor.bytes);

    public void Dispose() => _tensor.Dispose();
}
