namespace Training.Core.Native;

/// <summary>What makes TorchSharp's library loadable with a libstdc++ older than that of GCC 13.2.</summary>
/// <remarks>
/// It imports one function of that age, <c>std::ios_base_library_init()</c>, which only initialises the standard streams, as every
/// older libstdc++ does by itself when it is loaded. The import is led to <c>steady_clock::now()</c>, which the library imports
/// anyway, takes no argument and has no side effect; and the version it came with is marked as weak.
/// </remarks>
internal static class TorchSharpPatch
{
    /// <summary>The function that an old libstdc++ lacks.</summary>
    public const string MissingSymbol = "_ZSt21ios_base_library_initv";

    /// <summary>Changes the library in place; false, when it is not one that this is known to work for.</summary>
    public static bool TryApply(Span<byte> library) =>
        ElfFile.TryOpen(library, out var elf)
        && elf.TryWeaken("GLIBCXX_3.4.32"u8)
        && elf.TryRedirect("_ZSt21ios_base_library_initv"u8, "_ZNSt6chrono3_V212steady_clock3nowEv"u8);
}
