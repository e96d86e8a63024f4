using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>What TorchSharp's library tells of a tensor by its native handle, which points to an <c>at::Tensor</c>, which is a pointer to its implementation.</summary>
internal static partial class NativeTensor
{
    /// <summary>Address of a tensor's implementation: what identifies it while it lives.</summary>
    public static nint Implementation(Tensor tensor) => Marshal.ReadIntPtr(tensor.Handle);

    /// <summary>Address of a tensor's elements: what views of it share.</summary>
    public static nint Elements(Tensor tensor) => THSTensor_data(tensor.Handle);

    /// <summary>Shape of the tensor that this is the implementation of.</summary>
    public static long[] Shape(nint implementation)
    {
        var cell = Marshal.AllocHGlobal(nint.Size);
        try
        {
            Marshal.WriteIntPtr(cell, implementation);
            var shape = new long[THSTensor_ndimension(cell)];
            for (var i = 0; i < shape.Length; i++)
            {
                shape[i] = THSTensor_size(cell, i);
            }

            return shape;
        }
        finally
        {
            Marshal.FreeHGlobal(cell);
        }
    }

    [LibraryImport("LibTorchSharp")]
    private static partial nint THSTensor_data(nint handle);

    [LibraryImport("LibTorchSharp")]
    private static partial long THSTensor_ndimension(nint handle);

    [LibraryImport("LibTorchSharp")]
    private static partial long THSTensor_size(nint handle, long dimension);
}
