using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Training.Core.Native;

/// <summary>Makes TorchSharp usable on Linux systems whose libstdc++ is older than its native library expects (Debian 12, Ubuntu 22.04, RHEL 9).</summary>
/// <remarks>
/// Happens by itself when Training.Core is first used. A program that may touch <c>torch</c> before anything of Training.Core
/// calls <see cref="EnsureLoaded"/> first thing. Does nothing on other systems, and nothing where libstdc++ is new enough (GCC 13.2).
/// Safe to call from any thread, any number of times.
/// </remarks>
public static class TorchNative
{
    private const string Library = "libLibTorchSharp.so";
    private static readonly string[] Needed = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private static readonly Lazy<TorchNativeException?> Failure = new(TryLoad);

    /// <summary>Loads TorchSharp's native library, if this system needs help with that.</summary>
    /// <exception cref="TorchNativeException">It cannot be loaded here; the message names what would help.</exception>
    public static void EnsureLoaded()
    {
        if (Failure.Value is { } failure)
        {
            throw new TorchNativeException(failure.Message, failure);
        }
    }

#pragma warning disable CA2255 // The one place that runs before any of the library's users can touch torch.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize() => EnsureLoaded();

    private static TorchNativeException? TryLoad() => OperatingSystem.IsLinux() && !HasSymbol() ? TryLoad(NativeFiles.Find(Library)) : null;

    /// <summary>Adapts and loads the library at this path; null when that went well, or there is none: that TorchSharp explains itself.</summary>
    [SupportedOSPlatform("linux")]
    internal static TorchNativeException? TryLoad(string? library)
    {
        if (library is null)
        {
            return null;
        }

        try
        {
            Load(library);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DllNotFoundException or BadImageFormatException or NotSupportedException)
        {
            return new TorchNativeException(
                $"TorchSharp needs libstdc++ of GCC 13.2 or later (GLIBCXX_3.4.32), which this system lacks, and could not be adapted to the one it has: {e.Message} "
                + "Install a newer libstdc++ (Debian 13, Ubuntu 24.04 and RHEL 10 have it), or put one on LD_LIBRARY_PATH, for example conda-forge's libstdcxx-ng.", e);
        }
    }

    private static bool HasSymbol() =>
        NativeLibrary.TryLoad("libstdc++.so.6", out var standard) && NativeLibrary.TryGetExport(standard, TorchSharpPatch.MissingSymbol, out _);

    [SupportedOSPlatform("linux")]
    private static void Load(string library)
    {
        var content = File.ReadAllBytes(library);
        if (!TorchSharpPatch.TryApply(content))
        {
            throw new NotSupportedException($"{library} is not a version that this is known to work for.");
        }

        // The copy lies elsewhere than what it needs, which therefore must be there before it.
        foreach (var name in Needed)
        {
            NativeLibrary.Load(NativeFiles.Find(name) ?? throw new DllNotFoundException($"{name} is not among the program's files; reference a libtorch package."));
        }

        AdaptedLibrary.Load(content);
    }
}
