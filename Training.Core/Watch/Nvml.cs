using System.Runtime.InteropServices;

namespace Training.Core.Watch;

/// <summary>NVIDIA's management library, which comes with the driver: read by name at run time, so that nothing is missing where there is no GPU.</summary>
/// <remarks>Function and struct layouts from NVIDIA's NVML API reference. No GPU has run this yet.</remarks>
internal sealed class Nvml : IDisposable
{
    private const int Success = 0;
    private const int ChipSensor = 0;
    private readonly nint _library;
    private readonly List<nint> _devices = [];
    private readonly UtilizationFunction? _utilization;
    private readonly MemoryFunction? _memory;
    private readonly NumberFunction? _power;
    private readonly TemperatureFunction? _temperature;

    private Nvml(nint library)
    {
        _library = library;
        _utilization = Find<UtilizationFunction>("nvmlDeviceGetUtilizationRates");
        _memory = Find<MemoryFunction>("nvmlDeviceGetMemoryInfo");
        _power = Find<NumberFunction>("nvmlDeviceGetPowerUsage");
        _temperature = Find<TemperatureFunction>("nvmlDeviceGetTemperature");
        if (Find<CountFunction>("nvmlDeviceGetCount_v2") is { } count && Find<HandleFunction>("nvmlDeviceGetHandleByIndex_v2") is { } handle && count(out var devices) == Success)
        {
            for (uint i = 0; i < devices && handle(i, out var device) == Success; i++)
            {
                _devices.Add(device);
            }
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int PlainFunction();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int CountFunction(out uint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int HandleFunction(uint index, out nint device);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int UtilizationFunction(nint device, out Utilization utilization);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int MemoryFunction(nint device, out MemoryInfo memory);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int NumberFunction(nint device, out uint number);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int TemperatureFunction(nint device, int sensor, out uint degrees);

    /// <summary>Opens the library; null where there is none, or no GPU answers.</summary>
    public static Nvml? TryOpen()
    {
        var name = OperatingSystem.IsWindows() ? "nvml.dll" : "libnvidia-ml.so.1";
        if (!NativeLibrary.TryLoad(name, out var library))
        {
            return null;
        }

        if (!NativeLibrary.TryGetExport(library, "nvmlInit_v2", out var init) || Marshal.GetDelegateForFunctionPointer<PlainFunction>(init)() != Success)
        {
            NativeLibrary.Free(library);
            return null;
        }

        return new Nvml(library);
    }

    public IEnumerable<GpuReading> Read() => _devices.Select((device, index) => new GpuReading(
        index,
        _utilization is not null && _utilization(device, out var utilization) == Success ? utilization.Gpu : null,
        _memory is not null && _memory(device, out var memory) == Success ? memory.Used : null,
        _memory is not null && _memory(device, out var size) == Success ? size.Total : null,
        _power is not null && _power(device, out var milliwatts) == Success ? milliwatts / 1000.0 : null,
        _temperature is not null && _temperature(device, ChipSensor, out var degrees) == Success ? degrees : null));

    public void Dispose()
    {
        Find<PlainFunction>("nvmlShutdown")?.Invoke();
        NativeLibrary.Free(_library);
    }

    private T? Find<T>(string name)
        where T : Delegate => NativeLibrary.TryGetExport(_library, name, out var address) ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;

    [StructLayout(LayoutKind.Sequential)]
    private struct Utilization
    {
        public uint Gpu;
        public uint Memory;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct MemoryInfo
    {
        public ulong Total;
        public ulong Free;
        public ulong Used;
    }
}
