using System.Runtime.InteropServices;
using Training.Core.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.MixedPrecision;

/// <summary>Lets libtorch choose the precision of every operation, as <c>torch.autocast</c> does, until it is disposed.</summary>
/// <remarks>
/// Belongs to the thread that entered it; nests. TorchSharp does not offer it: these are libtorch's own functions, found by their names on
/// Linux and macOS. The CPU's was run by tests; <b>no GPU has run it</b>.
/// </remarks>
public sealed partial class Autocast : IDisposable
{
    private const string Library = "torch_cpu";
    private readonly sbyte _device;
    private readonly sbyte _formerType;
    private readonly bool _wasEnabled;
    private bool _isDisposed;

    private Autocast(DeviceType device, ScalarType type)
    {
        _device = (sbyte)device;
        (_wasEnabled, _formerType) = (IsEnabled(_device), GetType(_device));
        SetEnabled(_device, true);
        SetType(_device, (sbyte)type);
        _ = IncrementNesting();
    }

    /// <summary>Begins to compute in another precision on a kind of device.</summary>
    /// <param name="device">CPU, CUDA, …</param>
    /// <param name="type"><see cref="ScalarType.BFloat16"/> or <see cref="ScalarType.Float16"/>.</param>
    /// <exception cref="PlatformNotSupportedException">libtorch's function is not found by its name here.</exception>
    public static Autocast Enter(DeviceType device, ScalarType type)
    {
        if (type is not (ScalarType.BFloat16 or ScalarType.Float16))
        {
            throw new ArgumentOutOfRangeException(nameof(type), type, "Autocast computes in bfloat16 or float16.");
        }

        try
        {
            return new Autocast(device, type);
        }
        catch (EntryPointNotFoundException cause)
        {
            throw new PlatformNotSupportedException("This libtorch does not offer autocast by the names known here (Linux and macOS, libtorch 2.10).", cause);
        }
    }

    /// <summary>Goes back to what was before; weights that were converted meanwhile are forgotten.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (DecrementNesting() == 0)
        {
            ClearCache();
        }

        SetEnabled(_device, _wasEnabled);
        SetType(_device, _formerType);
    }

    internal static Autocast? Enter(TrainerOptions options) => options.Precision switch
    {
        ComputePrecision.Full => null,
        ComputePrecision.BFloat16 => Enter(options.Device.type, ScalarType.BFloat16),
        ComputePrecision.Float16 => Enter(options.Device.type, ScalarType.Float16),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Precision, null),
    };

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast19is_autocast_enabledEN3c1010DeviceTypeE")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool IsEnabled(sbyte device);

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb")]
    private static partial void SetEnabled(sbyte device, [MarshalAs(UnmanagedType.U1)] bool enabled);

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast18get_autocast_dtypeEN3c1010DeviceTypeE")]
    private static partial sbyte GetType(sbyte device);

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE")]
    private static partial void SetType(sbyte device, sbyte type);

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast17increment_nestingEv")]
    private static partial int IncrementNesting();

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast17decrement_nestingEv")]
    private static partial int DecrementNesting();

    [LibraryImport(Library, EntryPoint = "_ZN2at8autocast11clear_cacheEv")]
    private static partial void ClearCache();
}
