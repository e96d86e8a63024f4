using System.Runtime.InteropServices;

namespace Training.Core.Graph;

/// <summary>libtorch's own hook on every operation of a thread: <c>at::addThreadLocalCallback</c> (ATen/record_function.h), exported by libtorch_cpu.</summary>
internal static partial class RecordCallbacks
{
    private const string AddSymbol = "_ZN2at22addThreadLocalCallbackENS_22RecordFunctionCallbackE";
    private const string RemoveSymbol = "_ZN2at14removeCallbackEm";
    private const string NameSymbol = "_ZNK2at14RecordFunction4nameEv";

    /// <summary>Called when an operation begins; <paramref name="result"/> is where a (null) unique_ptr is to be returned.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nint StartCallback(nint result, nint record);

    /// <summary>Called when an operation ended.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate void EndCallback(nint record, nint context);

    /// <summary>Whether this libtorch has the hook, and the calling convention is the one that this knows.</summary>
    public static bool AreSupported =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64
        && typeof(TorchSharp.torch).Assembly.GetName().Version is { Major: 0, Minor: 107 } // which is made for one libtorch only: 2.10
        && NativeLibrary.TryLoad("torch_cpu", typeof(TorchSharp.torch).Assembly, null, out var library)
        && NativeLibrary.TryGetExport(library, AddSymbol, out _)
        && NativeLibrary.TryGetExport(library, RemoveSymbol, out _)
        && NativeLibrary.TryGetExport(library, NameSymbol, out _);

    /// <summary>Address of the one implementation that absent tensors have; 0 when it is not known.</summary>
    public static nint UndefinedTensor { get; } =
        NativeLibrary.TryLoad("c10", typeof(TorchSharp.torch).Assembly, null, out var library)
        && NativeLibrary.TryGetExport(library, "_ZN3c1019UndefinedTensorImpl10_singletonE", out var address)
            ? address
            : 0;

    public static ulong Add(StartCallback start, EndCallback end) => Add(new RecordCallback
    {
        Start = Marshal.GetFunctionPointerForDelegate(start),
        End = Marshal.GetFunctionPointerForDelegate(end),
        Probability = 1,
        ScopesLow = 1, // plain functions only, the first of ten flags
        ScopesHighAndNeeds = (1UL << 16) | (1UL << 24), // inputs and outputs
    });

    [LibraryImport("torch_cpu", EntryPoint = RemoveSymbol)]
    public static partial void Remove(ulong handle);

    public static string NameOf(nint record) => Marshal.PtrToStringUTF8(Name(record)) ?? "";

    [LibraryImport("torch_cpu", EntryPoint = AddSymbol)]
    private static partial ulong Add(RecordCallback callback);

    [LibraryImport("torch_cpu", EntryPoint = NameSymbol)]
    private static partial nint Name(nint record);

    /// <summary>
    /// <code>
    /// at::RecordFunctionCallback: start fn* | end fn* | sampling probability f64 | bool[10] scopes | bool inputs | bool outputs | bool ids | padding
    /// </code>
    /// </summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct RecordCallback
    {
        public nint Start;
        public nint End;
        public double Probability;
        public ulong ScopesLow;
        public ulong ScopesHighAndNeeds;
    }
}
